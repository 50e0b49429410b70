package org.astrapia.shell.bench;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.astrapia.engine.Iteration;

/**
 * How fast one search is.
 *
 * @param iterationSeconds median of both steps together
 * @param iterationMinimumSeconds the fastest iteration
 * @param architectureStepSeconds median
 * @param weightStepSeconds median
 * @param imagesPerSecond of the weights, at the median
 * @param firstStepSeconds from the beginning of the graph's construction to the end of the first step
 * @param operations of the graph
 * @param peakBytes the most memory that the process took; null where the system does not tell
 */
public record SearchFigures(
        double iterationSeconds,
        double iterationMinimumSeconds,
        double architectureStepSeconds,
        double weightStepSeconds,
        double imagesPerSecond,
        double firstStepSeconds,
        int operations,
        Long peakBytes) {

    public static SearchFigures of(
            List<Iteration> iterations, int batch, double firstStepSeconds, int operations, OptionalLong peak) {
        double median = median(iterations, Iteration::seconds);
        return new SearchFigures(
                median,
                iterations.stream().mapToDouble(Iteration::seconds).min().orElseThrow(),
                median(iterations, Iteration::architectureSeconds),
                median(iterations, Iteration::weightSeconds),
                batch / median,
                firstStepSeconds,
                operations,
                peak.isPresent() ? peak.getAsLong() : null);
    }

    private static double median(List<Iteration> iterations, ToDoubleFunction<Iteration> part) {
        return Timing.median(iterations.stream().mapToDouble(part).toArray());
    }
}
