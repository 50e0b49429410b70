package org.astrapia.report.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to places on an axis, and knows round values to label. It takes any finite values: a loss of 1e22, the largest
 * numbers that there are, and the smallest.
 */
public record Scale(double least, double most, double start, double end) {
    /** More labels than any axis has room for, whatever the values. */
    private static final int MOST_TICKS = 20;
    /** Values whose distance is a smaller part of their size look the same on an axis. */
    private static final BigDecimal SAME = new BigDecimal("1e-12");
    /** Sizes up to which an axis of one value alone reaches one further. */
    private static final BigDecimal USUAL = new BigDecimal("1e6");

    /** Where a value lies; the middle where the axis has a single value. */
    public double at(double value) {
        if (most == least) {
            return (start + end) / 2;
        }
        boolean far = Double.isInfinite(most - least); // the halves of the largest numbers have a finite distance
        double share = far ? (value / 2 - least / 2) / (most / 2 - least / 2) : (value - least) / (most - least);
        return start + share * (end - start);
    }

    /** A scale whose ends are round and enclose the values. */
    public static Scale round(double least, double most, int ticks, double start, double end) {
        BigDecimal from = BigDecimal.valueOf(least);
        BigDecimal to = BigDecimal.valueOf(most);
        BigDecimal step = step(from, to, ticks);
        BigDecimal slack = new BigDecimal("1e-9");
        BigDecimal low = whole(from, step, slack, RoundingMode.FLOOR).multiply(step);
        BigDecimal high = whole(to, step, slack.negate(), RoundingMode.CEILING).multiply(step);
        return new Scale(finite(low), finite(high.compareTo(low) <= 0 ? low.add(step) : high), start, end);
    }

    /** About {@code count} round values, never more than twenty. */
    public List<Double> ticks(int count) {
        return multiples(step(BigDecimal.valueOf(least), BigDecimal.valueOf(most), count));
    }

    /** About {@code count} round whole numbers, never more than twenty. */
    public List<Double> wholeTicks(int count) {
        return multiples(
                step(BigDecimal.valueOf(least), BigDecimal.valueOf(most), count).max(BigDecimal.ONE));
    }

    private List<Double> multiples(BigDecimal step) {
        List<Double> multiples = new ArrayList<>();
        BigDecimal slack = new BigDecimal("1e-9");
        BigDecimal first = whole(BigDecimal.valueOf(least), step, slack.negate(), RoundingMode.CEILING);
        BigDecimal last = BigDecimal.valueOf(most).add(step.multiply(slack));
        for (int i = 0; i < MOST_TICKS; i++) {
            BigDecimal tick = first.add(BigDecimal.valueOf(i)).multiply(step);
            if (tick.compareTo(last) > 0) {
                break;
            }
            double value = finite(tick);
            if (multiples.isEmpty() || value > multiples.get(multiples.size() - 1)) {
                multiples.add(value);
            }
        }
        return multiples;
    }

    /** How many steps there are to a value, rounded; what misses a whole number by less than the slack is that number. */
    private static BigDecimal whole(BigDecimal value, BigDecimal step, BigDecimal slack, RoundingMode mode) {
        BigDecimal steps = value.divide(step, 12, RoundingMode.HALF_EVEN);
        return steps.add(slack).setScale(0, mode);
    }

    /** A place as text, to a tenth. */
    public static String place(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static BigDecimal step(BigDecimal least, BigDecimal most, int count) {
        BigDecimal span = most.subtract(least);
        BigDecimal size = most.abs().max(least.abs());
        if (span.compareTo(size.multiply(SAME)) <= 0) {
            return size.compareTo(USUAL) <= 0 ? BigDecimal.ONE : power(size);
        }
        BigDecimal rough = span.divide(BigDecimal.valueOf(Math.max(1, count)), MathContext.DECIMAL64);
        BigDecimal power = power(rough);
        for (int lead : new int[] {1, 2, 5}) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(lead));
            if (rough.compareTo(step) <= 0) {
                return step;
            }
        }
        return power.multiply(BigDecimal.TEN);
    }

    /** The power of ten that a number above 0 begins with. */
    private static BigDecimal power(BigDecimal number) {
        return BigDecimal.ONE.scaleByPowerOfTen(number.precision() - number.scale() - 1);
    }

    private static double finite(BigDecimal value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value.doubleValue()));
    }
}
