package org.astrapia.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.astrapia.config.Experiment.Search;
import org.astrapia.data.DataOutline;
import org.astrapia.data.LongTail;
import org.astrapia.language.InvalidInputException;

/** Whether there are images enough: for the distribution, for both parts of a search, and for a step of each stage. */
public final class DataFit {
    private static final String DISTRIBUTION = Keys.DISTRIBUTION.path();

    private final Experiment experiment;
    private final List<Finding> findings = new ArrayList<>();

    private DataFit(Experiment experiment) {
        this.experiment = experiment;
    }

    /**
     * Training images of each class that the distribution keeps.
     *
     * @throws InvalidInputException at the key, when the data set has not what it asks for
     */
    public static int[] kept(Experiment experiment, DataOutline data) {
        int[] available = data.available().stream().mapToInt(Integer::intValue).toArray();
        return LongTail.counts(experiment.data().distribution().forClasses(data.classes()), available);
    }

    /**
     * What is missing; none when there is enough.
     *
     * @param searches whether a genotype is searched
     * @param trains whether networks are trained from scratch
     */
    public static List<Finding> findings(Experiment experiment, DataOutline data, boolean searches, boolean trains) {
        DataFit fit = new DataFit(experiment);
        try {
            fit.look(kept(experiment, data), searches, trains);
        } catch (InvalidInputException refused) {
            refused.problems()
                    .forEach(problem -> fit.findings.add(
                            new Finding(List.of(problem.at().file()), problem.message(), problem.suggestions())));
        }
        return fit.findings;
    }

    private void look(int[] kept, boolean searches, boolean trains) {
        if (searches) {
            split(kept);
        }
        if (trains) {
            StageSteps.of(experiment, kept, false, true).stream()
                    .filter(stage -> stage.stepsPerEpoch() == 0)
                    .forEach(stage -> findings.add(Finding.of(
                            "the stage " + stage.stage() + " has no step: data.distribution keeps "
                                    + Arrays.stream(kept).sum()
                                    + " training images, and a loss on two views needs 2 or more",
                            DISTRIBUTION)));
        }
    }

    private void split(int[] kept) {
        Search search = experiment.search();
        StageSteps.Halves halves = StageSteps.Halves.of(search, kept);
        int weights = StageSteps.of(experiment, kept, true, false).get(0).stepsPerEpoch();
        int architecture = search.method().candidates() > 0
                ? Arrays.stream(halves.architecture()).sum()
                : StageSteps.ofArchitecture(search, halves.architecture()).stepsPerEpoch();
        if (weights == 0 || architecture == 0) {
            findings.add(Finding.of(
                    "of " + Arrays.stream(kept).sum() + " training images search.split leaves "
                            + Arrays.stream(halves.weights()).sum() + " for the weights and "
                            + Arrays.stream(halves.architecture()).sum()
                            + " for the architecture; each needs some, for two views 2 or more",
                    Keys.SPLIT.path(),
                    Keys.TRAIN_PER_CLASS.path(),
                    DISTRIBUTION));
        }
    }
}
