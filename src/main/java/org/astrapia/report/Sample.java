package org.astrapia.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers of the same kind from several runs, in accuracy as shares of 0 to 1. */
record Sample(List<Double> values) {
    /** The values that there are. */
    static Sample of(List<OptionalDouble> values) {
        return new Sample(
                values.stream().flatMapToDouble(OptionalDouble::stream).boxed().toList());
    }

    double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Standard deviation of the sample, with one degree of freedom less than values. */
    double deviation() {
        double mean = mean();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }

    /** {@code 63.99 ± 0.41} in per cent; the mean alone of one value, {@code n/a} of none. */
    String percent(boolean unicode) {
        if (values.isEmpty()) {
            return Numbers.NONE;
        }
        String mean = Numbers.percent(OptionalDouble.of(mean()));
        return values.size() == 1
                ? mean
                : mean + (unicode ? " ± " : " +- ") + String.format(Locale.ROOT, "%.2f", deviation() * 100);
    }
}
