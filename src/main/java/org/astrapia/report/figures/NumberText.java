package org.astrapia.report.figures;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as people read them; what was not measured or has no meaning is {@code n/a}. */
public final class NumberText {
    /** In place of what is not there. */
    public static final String NONE = "n/a";

    private NumberText() {}

    /** A share of 0 to 1 in per cent with two decimals, {@code 82.64}. */
    public static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.2f", share.getAsDouble() * 100) : NONE;
    }

    /** With commas between thousands. */
    public static String whole(OptionalLong number) {
        return number.isPresent() ? whole(number.getAsLong()) : NONE;
    }

    /** With commas between thousands. */
    public static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Three digits and a unit: {@code 1.93 M}. */
    public static String compact(OptionalLong number) {
        if (number.isEmpty()) {
            return NONE;
        }
        double value = number.getAsLong();
        String[] units = {"", " k", " M", " G", " T", " P", " E"};
        int unit = 0;
        while (Math.abs(value) >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        int decimals = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value) + units[unit];
    }

    /** As {@link Durations} has it. */
    public static String duration(OptionalDouble seconds) {
        return seconds.isEmpty() ? NONE : Durations.text(seconds.getAsDouble());
    }

    /** In ASCII and no more than seven characters, for a terminal. */
    public static String plain(double value) {
        double size = Math.abs(value);
        String large = size >= 1e100 || value < 0 ? "%.0e" : "%.1e";
        String form = size >= 1e6 ? large : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }

    /** Up to three significant digits or so, for axes and legends. */
    public static String shortNumber(double value) {
        double size = Math.abs(value);
        String form = size != 0 && (size < 1e-3 || size >= 1e6)
                ? "%.1e"
                : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f";
        String text = String.format(Locale.ROOT, form, value).replace('-', '−');
        return form.equals("%.1f") || form.equals("%.3f")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
                : text;
    }
}
