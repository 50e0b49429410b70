package org.astrapia.report.figures;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How many times as large one number is as another. */
public final class Ratio {
    private Ratio() {}

    /** Empty where one is not known or the other is 0. */
    public static OptionalDouble of(OptionalDouble number, OptionalDouble other) {
        return number.isPresent() && other.isPresent() && other.getAsDouble() != 0
                ? OptionalDouble.of(number.getAsDouble() / other.getAsDouble())
                : OptionalDouble.empty();
    }

    /** {@code 0.109 ×}, {@code 7.09 ×}, {@code 24.3 ×}; of several runs {@code 4.20 ± 0.06 ×}. */
    public static String shown(Sample ratios) {
        if (ratios.size() == 0) {
            return NumberText.NONE;
        }
        double mean = ratios.mean();
        String form = mean < 1 ? "%.3f" : mean < 10 ? "%.2f" : "%.1f";
        return ratios.shown(true, ratio -> String.format(Locale.ROOT, form, ratio)) + " ×";
    }

    /** The same of a single run. */
    public static String shown(OptionalDouble ratio) {
        return shown(Sample.of(List.of(ratio)));
    }
}
