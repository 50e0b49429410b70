package org.astrapia.engine.stage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.TrainedStage;
import org.astrapia.config.training.ClassifierMethod.TauNorm;
import org.astrapia.graph.NetworkModel;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.TrainResult;
import org.astrapia.run.table.Metric;

/**
 * Divides the class vectors of a trained network by a power of their length, and tests it (Kang et al. 2020, section 4.1). The bias
 * is left out, as in the paper and in facebookresearch/classifier-balancing. Nothing is trained: its row in {@code metrics.csv} has
 * no steps.
 */
final class TauNormStage {
    private static final String WEIGHT = "classifier/weight";
    private static final String BIAS = "classifier/bias";

    private final RunContext run;
    private final Training training;
    private final String stage;
    private final StageKeeper keeper;
    private final double tau;

    /** @param training of the network whose classifier is normalised */
    TauNormStage(RunContext run, Training training) {
        this.run = run;
        this.training = training;
        this.stage = TrainedStage.after(training.stage());
        this.keeper = new StageKeeper(run, stage, run.experiment().seed().retrain(), training.images(), false);
        this.tau = training.retrain()
                .classifier()
                .map(classifier -> (TauNorm) classifier.method())
                .orElseThrow()
                .tau();
    }

    /** Takes the result from its checkpoint, or normalises and tests; empty when cancelled. */
    Optional<TrainResult> run(TrainStage.Trained before) {
        Optional<Checkpoint> saved = keeper.latest();
        run.tables().goOnFrom(saved);
        if (saved.isPresent() && !run.measureAgain()) {
            return saved.map(
                    last -> TrainResult.of(last, run.data().trainCounts()).behind(before.result()));
        }
        try (NetworkModel network = keeper.open(
                Optional.empty(), before.open(), model -> model.begin(normalised(model.evaluated(), tau)))) {
            Optional<Evaluations> test = training.evaluator().evaluate(network);
            return test.map(found -> TrainResult.again(saved.orElseGet(() -> save(network, found)), found)
                    .behind(before.result()));
        }
    }

    private Checkpoint save(NetworkModel network, Evaluations test) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put(Metric.EPOCH.column(), 0.0);
        row.put(Metric.STEPS.column(), 0.0);
        test.balanced().balancedAccuracy().ifPresent(share -> row.put(Metric.TEST_BALANCED.column(), share));
        test.longTailed().accuracy().ifPresent(share -> row.put(Metric.TEST_LONG_TAILED.column(), share));
        run.tables().metrics().append(stage, row);
        run.say(stage + ": the class vectors were divided by the power " + tau
                + " of their lengths; nothing was trained");
        return keeper.save(network, StageProgress.of(Optional.empty(), 1, 1), TrainResult.entries(test));
    }

    /**
     * These weights with a classifier whose vectors are divided by a power of their length, and whose bias is 0.
     *
     * @param weights by name, those of the classifier {@code [F, classes]} row-major
     */
    static Map<String, float[]> normalised(Map<String, float[]> weights, double tau) {
        float[] vectors = weights.get(WEIGHT).clone();
        int classes = weights.get(BIAS).length;
        for (int label = 0; label < classes; label++) {
            double squares = 0;
            for (int i = label; i < vectors.length; i += classes) {
                squares += (double) vectors[i] * vectors[i];
            }
            double divisor = squares == 0 ? 1 : Math.pow(Math.sqrt(squares), tau);
            for (int i = label; i < vectors.length; i += classes) {
                vectors[i] = (float) (vectors[i] / divisor);
            }
        }
        Map<String, float[]> all = new LinkedHashMap<>(weights);
        all.put(WEIGHT, vectors);
        all.put(BIAS, new float[classes]);
        return all;
    }
}
