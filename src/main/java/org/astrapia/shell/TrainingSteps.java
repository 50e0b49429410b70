package org.astrapia.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.astrapia.config.Experiment;

/**
 * How long a stage is.
 *
 * @param stage {@code search}, {@code candidates}, {@code pretrain}, {@code retrain} or {@code baseline}
 * @param epochs of the stage
 * @param stepsPerEpoch batches of one epoch, the last perhaps a smaller one
 */
record TrainingSteps(String stage, int epochs, int stepsPerEpoch) {

    /** The stages of an experiment. */
    static List<TrainingSteps> of(Experiment experiment, List<Integer> trainingCounts) {
        int images = trainingCounts.stream().mapToInt(Integer::intValue).sum();
        Experiment.Retrain retrain = experiment.retrain();
        int retrainSteps = batches(images, retrain.batch());
        List<TrainingSteps> stages = new ArrayList<>();
        if (retrain.network().fixed().isEmpty()) { // otherwise nothing is searched
            stages.add(ofSearch(experiment.search(), images));
        }
        retrain.pretrain()
                .ifPresent(before ->
                        stages.add(new TrainingSteps("pretrain", before.epochs(), batches(images, before.batch()))));
        stages.add(new TrainingSteps("retrain", retrain.epochs(), retrainSteps));
        if (experiment.baseline().isPresent()) {
            int before = retrain.pretrain().map(Experiment.Pretrain::epochs).orElse(0);
            stages.add(new TrainingSteps("baseline", before + retrain.epochs(), retrainSteps));
        }
        return stages;
    }

    private static TrainingSteps ofSearch(Experiment.Search search, int images) {
        int steps = batches(Math.round(images * search.split()), search.batch());
        int candidates = search.method().candidates();
        return candidates > 0
                ? new TrainingSteps("candidates", candidates * search.epochs(), steps)
                : new TrainingSteps("search", search.epochs(), steps);
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
