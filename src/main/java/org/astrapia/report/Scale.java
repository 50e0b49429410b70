package org.astrapia.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Maps values to places on an axis, and knows round values to label. */
record Scale(double least, double most, double start, double end) {
    /** Where a value lies. */
    double at(double value) {
        return most == least ? (start + end) / 2 : start + (value - least) / (most - least) * (end - start);
    }

    /** A scale whose ends are round and enclose the values. */
    static Scale round(double least, double most, int ticks, double start, double end) {
        double step = step(most - least, ticks);
        double low = Math.floor(least / step + 1e-9) * step;
        double high = Math.ceil(most / step - 1e-9) * step;
        return new Scale(low, high == low ? low + step : high, start, end);
    }

    /** About {@code count} round values. */
    List<Double> ticks(int count) {
        return multiples(step(most - least, count));
    }

    /** About {@code count} round whole numbers. */
    List<Double> wholeTicks(int count) {
        return multiples(Math.max(1, step(most - least, count)));
    }

    private List<Double> multiples(double step) {
        List<Double> multiples = new ArrayList<>();
        for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= most + step * 1e-9; i++) {
            multiples.add(i * step);
        }
        return multiples;
    }

    /** A place as text, to a tenth. */
    static String place(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static double step(double span, int count) {
        if (!(span > 0)) {
            return 1;
        }
        double rough = span / Math.max(1, count);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
