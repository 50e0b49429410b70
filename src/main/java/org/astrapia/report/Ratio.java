package org.astrapia.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** How many times as large one number is as another. */
final class Ratio {
    private Ratio() {}

    /** Empty where one is not known or the other is 0. */
    static OptionalDouble of(OptionalDouble number, OptionalDouble other) {
        return number.isPresent() && other.isPresent() && other.getAsDouble() != 0
                ? OptionalDouble.of(number.getAsDouble() / other.getAsDouble())
                : OptionalDouble.empty();
    }

    /** {@code 0.109 ×}, {@code 7.09 ×}, {@code 24.3 ×}. */
    static String shown(double ratio) {
        String form = ratio < 1 ? "%.3f" : ratio < 10 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, form, ratio) + " ×";
    }

    static String shown(OptionalDouble ratio) {
        return ratio.isPresent() ? shown(ratio.getAsDouble()) : Numbers.NONE;
    }
}
