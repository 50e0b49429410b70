package org.astrapia.report.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** Numbers of the same kind from several runs, in accuracy as shares of 0 to 1. */
public record Sample(List<Double> values) {
    /** The values that there are. */
    static Sample of(List<OptionalDouble> values) {
        return new Sample(
                values.stream().flatMapToDouble(OptionalDouble::stream).boxed().toList());
    }

    /** The mean; not a number without values. */
    public double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Standard deviation of the sample, with one degree of freedom less than values. */
    public double deviation() {
        double mean = mean();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }

    /** How many values there are. */
    public int size() {
        return values.size();
    }

    /** {@code 63.99 ± 0.41} in per cent; the mean alone of one value, {@code n/a} of none. */
    public String percent(boolean unicode) {
        return shown(unicode, share -> NumberText.percent(OptionalDouble.of(share)));
    }

    /** Differences of shares in points with their sign, {@code +4.48 ± 0.30}. */
    public String points() {
        if (values.isEmpty()) {
            return NumberText.NONE;
        }
        String mean = String.format(Locale.ROOT, "%+.2f", mean() * 100).replace('-', '−');
        return size() == 1 ? mean : mean + String.format(Locale.ROOT, " ± %.2f", deviation() * 100);
    }

    /** The mean and, of several values, the standard deviation, in the form of a single value. */
    public String shown(boolean unicode, DoubleFunction<String> form) {
        if (values.isEmpty()) {
            return NumberText.NONE;
        }
        String mean = form.apply(mean());
        return size() == 1 ? mean : mean + (unicode ? " ± " : " +- ") + form.apply(deviation());
    }

    /** As a JSON object: {@code mean}, {@code deviation}, {@code n}; null for what so few values have not. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("mean", size() == 0 ? null : mean());
        document.put("deviation", size() < 2 ? null : deviation());
        document.put("n", size());
        return document;
    }
}
