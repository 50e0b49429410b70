package org.astrapia.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A stage of a run that trains a network.
 *
 * @param name of the stage, {@link #RETRAIN} for one
 * @param retrain what it trains
 * @param probes whether it trains a classifier alone on what a network gives that stays as it is
 */
public record TrainedStage(String name, Retrain retrain, boolean probes) {
    /** The network of the run, with labels. */
    public static final String RETRAIN = "retrain";

    /** The fixed network beside it. */
    public static final String BASELINE = "baseline";

    private static final String PRETRAIN = "pretrain";
    private static final String CLASSIFIER = "classifier";

    /** The stage of training without labels that comes before another. */
    public static String before(String stage) {
        return stage.equals(RETRAIN) ? PRETRAIN : stage + "-" + PRETRAIN;
    }

    /** The stage behind another in which the classifier is made anew. */
    public static String after(String stage) {
        return stage.equals(RETRAIN) ? CLASSIFIER : stage + "-" + CLASSIFIER;
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
        retrain.classifier()
                .filter(classifier -> classifier.method().trains())
                .map(classifier -> retrain.asClassifier(classifier.recipe()))
                .ifPresent(again -> stages.add(new TrainedStage(after(name), again, true)));
        return stages;
    }

    /** Whether it belongs to the fixed network beside. */
    public boolean isOfBaseline() {
        return name.startsWith(BASELINE);
    }
}
