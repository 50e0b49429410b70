package org.astrapia.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.astrapia.config.Experiment;

/**
 * How long a stage is.
 *
 * @param stage {@code search}, {@code retrain} or {@code baseline}
 * @param epochs of the stage
 * @param stepsPerEpoch batches of one epoch, the last perhaps a smaller one
 */
record TrainingSteps(String stage, int epochs, int stepsPerEpoch) {

    /** The stages of an experiment. */
    static List<TrainingSteps> of(Experiment experiment, List<Integer> trainingCounts) {
        int images = trainingCounts.stream().mapToInt(Integer::intValue).sum();
        Experiment.Search search = experiment.search();
        Experiment.Retrain retrain = experiment.retrain();
        int retrainSteps = batches(images, retrain.batch());
        List<TrainingSteps> stages = new ArrayList<>();
        stages.add(new TrainingSteps(
                "search", search.epochs(), batches(Math.round(images * search.split()), search.batch())));
        stages.add(new TrainingSteps("retrain", retrain.epochs(), retrainSteps));
        if (experiment.baseline().isPresent()) {
            stages.add(new TrainingSteps("baseline", retrain.epochs(), retrainSteps));
        }
        return stages;
    }

    private static int batches(long images, int batch) {
        return (int) ((images + batch - 1) / batch);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-10s %,d %s of %,d steps: %,d",
                stage,
                epochs,
                epochs == 1 ? "epoch" : "epochs",
                stepsPerEpoch,
                (long) epochs * stepsPerEpoch);
    }
}
