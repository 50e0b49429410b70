package org.astrapia.engine.stage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.table.Metric;

/**
 * Means over the steps of an epoch so far, by column of metrics.csv, and some counts and last values beside them. They are kept as sums, so that an epoch that is
 * cut in two adds the same numbers in the same order.
 */
final class EpochMeans {
    private static final String PREFIX = "sum/";

    /** {sum, weight} by column. */
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    /** Adds {@code weight} values, which together make {@code sum}. */
    void add(Metric metric, double sum, double weight) {
        add(metric.column(), sum, weight);
    }

    /** Adds to a count, which is told as it is. */
    void count(Metric metric, double number) {
        double[] count = sums.computeIfAbsent(metric.column(), name -> new double[] {0, 1});
        count[0] += number;
    }

    /** Sets a column of which the last value is told. */
    void set(Metric metric, double value) {
        sums.put(metric.column(), new double[] {value, 1});
    }

    private void add(String column, double sum, double weight) {
        double[] sums = this.sums.computeIfAbsent(column, name -> new double[2]);
        sums[0] += sum;
        sums[1] += weight;
    }

    /** Not a number before the first step. */
    double mean(Metric metric) {
        return mean(metric.column());
    }

    private double mean(String column) {
        double[] sum = sums.getOrDefault(column, new double[2]);
        return sum[0] / sum[1];
    }

    /** Empty where nothing was added. */
    OptionalDouble find(Metric metric) {
        return sums.containsKey(metric.column()) ? OptionalDouble.of(mean(metric)) : OptionalDouble.empty();
    }

    /** All columns that were added to. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.keySet().forEach(column -> means.put(column, mean(column)));
        return means;
    }

    void clear() {
        sums.clear();
    }

    void putInto(Checkpoint checkpoint) {
        sums.forEach((column, sum) -> checkpoint.put(PREFIX + column, sum.clone()));
    }

    static EpochMeans of(Checkpoint checkpoint) {
        EpochMeans means = new EpochMeans();
        checkpoint.names(PREFIX).forEach(name -> {
            double[] sum = checkpoint.doubles(name, 2);
            means.add(name.substring(PREFIX.length()), sum[0], sum[1]);
        });
        return means;
    }
}
