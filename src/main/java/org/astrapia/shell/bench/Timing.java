package org.astrapia.shell.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How long something took that was done several times.
 *
 * @param medianSeconds the middle one, or the mean of the middle two
 * @param minimumSeconds the shortest
 * @param imagesPerSecond at the median
 */
public record Timing(double medianSeconds, double minimumSeconds, double imagesPerSecond) {
    public static Timing of(List<Double> seconds, int images) {
        double[] values = seconds.stream().mapToDouble(Double::doubleValue).toArray();
        double median = median(values);
        return new Timing(median, Arrays.stream(values).min().orElseThrow(), images / median);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
