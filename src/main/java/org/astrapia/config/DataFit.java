package org.astrapia.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment.Search;
import org.astrapia.data.DataOutline;
import org.astrapia.data.LongTail;
import org.astrapia.language.InvalidInputException;

/** Whether there are images enough: for the distribution, for both parts of a search, and for a step of each stage. */
public final class DataFit {
    private static final String DISTRIBUTION = DataKeys.DISTRIBUTION.path();

    private static final int SHOWN = 12;

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

    /**
     * What a run would do all the same, and a person may not expect.
     *
     * @param searches whether a genotype is searched
     */
    public static List<Finding> doubts(Experiment experiment, DataOutline data, boolean searches) {
        List<Finding> doubts = new ArrayList<>();
        int[] kept = kept(experiment, data);
        int[] wanted = experiment
                .data()
                .distribution()
                .forClasses(data.classes())
                .wanted(data.available().stream().mapToInt(Integer::intValue).toArray());
        doubt(
                data,
                label -> data.test().get(label) == 0,
                " have no test images, so their accuracy is not measured: ",
                DataKeys.DATA_PATH,
                doubts);
        doubt(
                data,
                label -> kept[label] < wanted[label],
                " have fewer images than data.distribution asks for, and keep all of them: ",
                DataKeys.DISTRIBUTION,
                doubts);
        if (searches && !experiment.search().labelFree()) {
            doubt(
                    data,
                    label -> kept[label] == 1,
                    " have a single training image, which trains the weights; the architecture is chosen without these classes: ",
                    DataKeys.DISTRIBUTION,
                    doubts);
        }
        if (experiment.retrain().choice().validates()) {
            doubt(
                    data,
                    label -> kept[label] == 1,
                    " have one training image, which is trained on, so that the weights are chosen without them: ",
                    RetrainKeys.VALIDATION,
                    doubts);
        }
        return doubts;
    }

    private static void doubt(
            DataOutline data, IntPredicate isDoubtful, String message, Key<?> key, List<Finding> doubts) {
        List<String> names = IntStream.range(0, data.classes().size())
                .filter(isDoubtful)
                .mapToObj(data.classes()::get)
                .toList();
        if (!names.isEmpty()) {
            String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
            String more = names.size() > SHOWN ? ", …" : "";
            doubts.add(Finding.of(
                    names.size() + " of " + data.classes().size() + " classes" + message + shown + more, key.path()));
        }
    }

    private void look(int[] kept, boolean searches, boolean trains) {
        Search search = experiment.search();
        if (searches && (search.method().hasSupernet() || search.trainsCandidates())) {
            split(kept);
        }
        if (trains
                && experiment.retrain().choice().validates()
                && Arrays.equals(StageSteps.trained(experiment, kept), kept)) {
            findings.add(Finding.of(
                    "no class has a second training image that could be held out for retrain.validation",
                    RetrainKeys.VALIDATION.path(),
                    DISTRIBUTION));
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
        int weights = StageSteps.of(experiment, kept, true, false).stream()
                .mapToInt(StageSteps::stepsPerEpoch)
                .min()
                .orElse(0);
        int architecture = !search.method().hasSupernet()
                ? Arrays.stream(halves.architecture()).sum()
                : StageSteps.ofArchitecture(search, halves.architecture()).stepsPerEpoch();
        if (weights == 0 || architecture == 0) {
            findings.add(Finding.of(
                    "of " + Arrays.stream(kept).sum() + " training images search.split leaves "
                            + Arrays.stream(halves.weights()).sum() + " for the weights and "
                            + Arrays.stream(halves.architecture()).sum()
                            + " for the architecture; each part needs at least 1, and at least 2 for a loss on two views",
                    SearchKeys.SPLIT.path(),
                    DataKeys.TRAIN_PER_CLASS.path(),
                    DISTRIBUTION));
        }
    }
}
