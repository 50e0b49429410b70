package org.astrapia.engine;

import java.util.Map;
import org.astrapia.graph.StepResult;

/** Which columns of metrics.csv the results of a step belong to. */
final class StepMeans {
    private static final Map<String, String> OF_WEIGHTS =
            Map.of("barlow-on", MetricsLog.BARLOW_ON, "barlow-off", MetricsLog.BARLOW_OFF);
    private static final Map<String, String> OF_ARCHITECTURE = Map.of(
            "zero-one",
            MetricsLog.ZERO_ONE,
            "barlow-on",
            MetricsLog.ARCHITECTURE_BARLOW_ON,
            "barlow-off",
            MetricsLog.ARCHITECTURE_BARLOW_OFF,
            StepResult.ALPHA_SHARE_ITSELF,
            MetricsLog.ALPHA_SHARE_ITSELF,
            StepResult.ALPHA_SHARE_NETWORK,
            MetricsLog.ALPHA_SHARE_NETWORK);

    private StepMeans() {}

    /** Adds a step of the weights. */
    static void addWeights(EpochMeans means, StepResult result) {
        add(means, result, MetricsLog.LOSS, MetricsLog.ACCURACY, OF_WEIGHTS);
    }

    /** Adds a step of alpha. */
    static void addArchitecture(EpochMeans means, StepResult result) {
        add(means, result, MetricsLog.ARCHITECTURE_LOSS, MetricsLog.ARCHITECTURE_ACCURACY, OF_ARCHITECTURE);
    }

    private static void add(
            EpochMeans means, StepResult result, String loss, String accuracy, Map<String, String> columns) {
        int count = result.count();
        means.add(loss, result.loss() * count, count);
        result.correct().ifPresent(correct -> means.add(accuracy, correct, count));
        columns.keySet().stream()
                .sorted()
                .filter(result.terms()::containsKey)
                .forEach(term -> means.add(columns.get(term), result.terms().get(term) * count, count));
    }
}
