package org.astrapia.engine.stage;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.astrapia.graph.StepResult;
import org.astrapia.run.table.Metric;

/** Which columns of metrics.csv the results of a step belong to. */
final class StepMeans {
    private static final Map<String, Metric> OF_WEIGHTS = Map.of(
            "barlow-on",
            Metric.BARLOW_ON,
            "barlow-off",
            Metric.BARLOW_OFF,
            StepResult.GRADIENT_NORM,
            Metric.GRADIENT_NORM,
            StepResult.CLIPPED,
            Metric.CLIPPED,
            StepResult.SKIPPED,
            Metric.SKIPPED,
            StepResult.LOSS_SCALE,
            Metric.LOSS_SCALE);
    private static final Map<String, Metric> OF_ARCHITECTURE = Map.ofEntries(
            entry("zero-one", Metric.ZERO_ONE),
            entry("concentration", Metric.CONCENTRATION),
            entry("budget", Metric.BUDGET),
            entry("barlow-on", Metric.ARCHITECTURE_BARLOW_ON),
            entry("barlow-off", Metric.ARCHITECTURE_BARLOW_OFF),
            entry(StepResult.ALPHA_SHARE_ITSELF, Metric.ALPHA_SHARE_ITSELF),
            entry(StepResult.ALPHA_SHARE_NETWORK, Metric.ALPHA_SHARE_NETWORK),
            entry(StepResult.GRADIENT_NORM, Metric.ARCHITECTURE_GRADIENT_NORM),
            entry(StepResult.CLIPPED, Metric.ARCHITECTURE_CLIPPED),
            entry(StepResult.SKIPPED, Metric.ARCHITECTURE_SKIPPED),
            entry(StepResult.LOSS_SCALE, Metric.ARCHITECTURE_LOSS_SCALE));

    /** Terms that are told of steps, however many images these have. */
    private static final Set<String> OF_STEPS = Set.of(StepResult.GRADIENT_NORM, StepResult.CLIPPED);

    private StepMeans() {}

    /** Adds a step of the weights. */
    static void addWeights(EpochMeans means, StepResult result) {
        add(means, result, Metric.LOSS, Metric.ACCURACY, OF_WEIGHTS);
    }

    /** Adds a step of alpha. */
    static void addArchitecture(EpochMeans means, StepResult result) {
        add(means, result, Metric.ARCHITECTURE_LOSS, Metric.ARCHITECTURE_ACCURACY, OF_ARCHITECTURE);
    }

    private static void add(
            EpochMeans means, StepResult result, Metric loss, Metric accuracy, Map<String, Metric> metrics) {
        int count = result.count();
        if (Double.isFinite(result.loss())) { // that of a skipped step need not be
            means.add(loss, result.loss() * count, count);
            result.correct().ifPresent(correct -> means.add(accuracy, correct, count));
        }
        new TreeMap<>(result.terms()).forEach((term, value) -> {
            Metric metric =
                    metrics.get(term.replaceFirst("-[0-9]+$", "")); // the second of two unequal terms has a number
            if (metric == null) {
                return;
            }
            if (term.equals(StepResult.SKIPPED)) {
                means.count(metric, value);
            } else if (term.equals(StepResult.LOSS_SCALE)) {
                means.set(metric, value);
            } else {
                int weight = OF_STEPS.contains(term) ? 1 : count;
                means.add(metric, value * weight, weight);
            }
        });
    }
}
