package org.astrapia.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A stage of a run that trains a network.
 *
 * @param name of the stage, {@link #RETRAIN} for one
 * @param retrain what it trains
 * @param probes whether it trains a linear classifier on the features of a network that stays as it is
 */
public record TrainedStage(String name, Retrain retrain, boolean probes) {
    /** The network of the run, with labels. */
    public static final String RETRAIN = "retrain";

    /** The fixed network beside it. */
    public static final String BASELINE = "baseline";

    private static final String PRETRAIN = "pretrain";

    /** The stage of training without labels that comes before another. */
    public static String before(String stage) {
        return stage.equals(RETRAIN) ? PRETRAIN : stage + "-" + PRETRAIN;
    }

    /** All that train the networks of an experiment, in their order. */
    public static List<TrainedStage> of(Experiment experiment) {
        List<TrainedStage> stages =
                new ArrayList<>(of(RETRAIN, experiment.retrain().ofItsNetwork()));
        experiment.beside().ifPresent(beside -> stages.addAll(of(BASELINE, beside)));
        return stages;
    }

    /** The stages of one network. */
    public static List<TrainedStage> of(String name, Retrain retrain) {
        List<TrainedStage> stages = new ArrayList<>();
        retrain.pretrain()
                .ifPresent(recipe -> stages.add(new TrainedStage(before(name), retrain.asPretraining(recipe), false)));
        stages.add(new TrainedStage(name, retrain, retrain.probes()));
        return stages;
    }

    /** Whether it belongs to the fixed network beside. */
    public boolean isOfBaseline() {
        return name.startsWith(BASELINE);
    }
}
