package org.astrapia.shell.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Retrain;
import org.astrapia.config.StageSteps;
import org.astrapia.config.TrainedStage;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.network.Input;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.space.RandomGenotypes;

/**
 * About how long a run takes on this machine's processor, from the multiply-adds of its steps. The network that a search will find is not
 * known: one of random cells stands for it.
 */
public final class RunTime {
    /** Multiply-adds a second and core: residual networks reach twice as many, small cells half. */
    private static final double PER_CORE = 10e9;

    /** Of any step, however small. */
    private static final double LEAST_STEP = 0.008;

    private static final int TRIES = 100;
    private static final int STAGE_SECONDS = 5;
    private static final int GRADIENTS_OF_SECOND_ORDER = 4;

    private final Experiment experiment;
    private final Input input;

    private RunTime(Experiment experiment, Input input) {
        this.experiment = experiment;
        this.input = input;
    }

    /**
     * In seconds.
     *
     * @param stages of the run
     */
    public static double seconds(Experiment experiment, Input input, List<StageSteps> stages) {
        RunTime time = new RunTime(experiment, input);
        return stages.stream().mapToDouble(time::seconds).sum();
    }

    /** In words: {@code about 12 minutes}. */
    public static String described(double seconds) {
        int minutes = (int) Math.max(1, Math.round(seconds / 60));
        return minutes >= 120
                ? String.format(Locale.ROOT, "about %d hours", Math.round(minutes / 60.0))
                : String.format(Locale.ROOT, "about %d minute%s", minutes, minutes == 1 ? "" : "s");
    }

    private double seconds(StageSteps stage) {
        double images = stage.stepsPerEpoch() == 0 ? 0 : (double) stage.imagesPerEpoch() / stage.stepsPerEpoch();
        double ofStep = images
                * ofImage(stage.stage())
                / (PER_CORE * Runtime.getRuntime().availableProcessors());
        return STAGE_SECONDS + (double) stage.epochs() * stage.stepsPerEpoch() * Math.max(LEAST_STEP, ofStep);
    }

    /** Multiply-adds that a step takes for one image. */
    private double ofImage(String stage) {
        if (stage.equals("search")) {
            NetworkCounts counts = NetworkCounts.of(
                    Networks.supernet(experiment.space(), experiment.search().channels(), input));
            double gradients = (experiment.search().order() == 2 ? GRADIENTS_OF_SECOND_ORDER : 1.0)
                    / experiment.search().architectureEvery();
            return counts.ofStep()
                    * (views(experiment.search().weightLoss())
                            + gradients * views(experiment.search().architectureLoss()));
        }
        return TrainedStage.of(experiment).stream()
                .filter(one -> one.name().equals(stage))
                .findFirst()
                .map(one -> one.probes() ? 0 : ofTraining(one.retrain()))
                .orElseGet(() -> ofTraining(experiment.retrain().ofItsNetwork()));
    }

    private double ofTraining(Retrain retrain) {
        Optional<Genotype> genotype =
                retrain.network().fixed().isPresent() ? Optional.empty() : Optional.of(ofRandomCells());
        NetworkCounts counts = NetworkCounts.of(Networks.ofTest(genotype, experiment.space(), retrain, input));
        return counts.ofStep() * views(retrain.recipe().loss());
    }

    private Genotype ofRandomCells() {
        for (int seed = 1; seed < TRIES; seed++) {
            Genotype genotype = RandomGenotypes.draw(experiment.space(), seed, "any");
            if (GenotypeCheck.obstacle(genotype).isEmpty()) {
                return genotype;
            }
        }
        return RandomGenotypes.draw(experiment.space(), TRIES, "any");
    }

    private static double views(Loss loss) {
        return Losses.needsTwoViews(loss) ? 2 : 1;
    }
}
