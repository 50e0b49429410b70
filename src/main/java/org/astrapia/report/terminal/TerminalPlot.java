package org.astrapia.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Scale;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;

/** A line chart of text: each series in a colour of its own where colours may be used, otherwise by a letter of its own. */
final class TerminalPlot {
    private static final int HEIGHT = 10;
    private static final int AXIS = 9;
    private static final int MOST_COLUMNS = 100;
    private static final int LEAST_COLUMNS = 10;
    private static final String LETTERS = "*ox+#@";
    private static final String QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█";

    /** Stands for a value that is not finite; NaN stands for one that was not measured. */
    private static final double GAP = Double.POSITIVE_INFINITY;

    private final String title;
    private final double factor;
    private final List<Series> all = new ArrayList<>();

    private record Series(String name, List<Double> values) {}

    /** @param factor by which values are multiplied: 100 for shares that are shown in per cent */
    TerminalPlot(String title, double factor) {
        this.title = title;
        this.factor = factor;
    }

    /** Adds a column of metrics; one that was never measured adds nothing. */
    TerminalPlot add(String name, List<EpochRow> rows, Metric metric) {
        List<Double> values = new ArrayList<>();
        for (EpochRow row : rows) {
            OptionalDouble value = row.value(metric);
            values.add(
                    value.isPresent() ? value.getAsDouble() * factor : row.isGap(metric.column()) ? GAP : Double.NaN);
        }
        if (values.stream().anyMatch(Double::isFinite)) {
            all.add(new Series(name, values));
        }
        return this;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The chart as lines, each ended; not wider than the terminal. */
    String render(Style style) {
        int columns = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, style.width() - AXIS - 1));
        boolean fine = style.unicode() && style.color();
        Scale axis = axis();
        int[][] dots = new int[HEIGHT][columns];
        int[][] owner = new int[HEIGHT][columns];
        int scale = fine ? 2 : 1;
        for (int i = 0; i < all.size(); i++) {
            draw(all.get(i).values, i, scale, axis, dots, owner);
        }
        StringBuilder out = new StringBuilder(style.bold(title)).append('\n');
        for (int row = 0; row < HEIGHT; row++) {
            double down = (double) row / (HEIGHT - 1);
            double value = axis.most() * (1 - down) + axis.least() * down;
            boolean labelled = row % 3 == 0;
            out.append(DisplayText.padLeft(labelled ? NumberText.plain(value) : "", AXIS - 2));
            out.append(style.unicode() ? (labelled ? " ┤" : " │") : (labelled ? " +" : " |"));
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(cell(dots[row][column], owner[row][column], fine));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        int epochs = all.stream().mapToInt(series -> series.values.size()).max().orElse(1);
        String end = "epoch " + epochs;
        out.append(" ".repeat(AXIS)).append('1');
        out.append(DisplayText.padLeft(end, columns - 1)).append('\n');
        return out.append(legend(style, fine)).toString();
    }

    /** From the largest value, at 0, to the smallest, at 1. */
    private Scale axis() {
        double low = all.stream()
                .flatMap(series -> series.values.stream())
                .filter(Double::isFinite)
                .min(Double::compare)
                .orElse(0.0);
        double high = all.stream()
                .flatMap(series -> series.values.stream())
                .filter(Double::isFinite)
                .max(Double::compare)
                .orElse(1.0);
        return new Scale(low, high == low ? low + 1 : high, 1, 0);
    }

    private static void draw(List<Double> values, int series, int scale, Scale axis, int[][] dots, int[][] owner) {
        int width = owner[0].length * scale;
        int height = HEIGHT * scale;
        for (int x = 0; x < width; x++) {
            double at = values.size() == 1 ? 0 : (double) x / (width - 1) * (values.size() - 1);
            double value = between(values, at);
            if (values.size() == 1 && x > 0 || Double.isNaN(value)) {
                continue;
            }
            int y = (int) Math.round(axis.at(value) * (height - 1));
            int row = y / scale;
            int column = x / scale;
            boolean mine = owner[row][column] == series + 1;
            int bit = 1 << (y % scale * 2 + x % scale);
            dots[row][column] = mine ? dots[row][column] | bit : bit;
            owner[row][column] = series + 1;
        }
    }

    /** On the line between the two measured values around a place; NaN where there are none. */
    private static double between(List<Double> values, double at) {
        int left = (int) Math.floor(at);
        int right = (int) Math.ceil(at);
        while (left >= 0 && values.get(left).isNaN()) {
            left--;
        }
        while (right < values.size() && values.get(right).isNaN()) {
            right++;
        }
        if (left < 0 || right >= values.size() || values.get(left) == GAP || values.get(right) == GAP) {
            return Double.NaN;
        }
        double share = left == right ? 0 : (at - left) / (right - left);
        return values.get(left) * (1 - share) + values.get(right) * share;
    }

    private static String cell(int dots, int owner, boolean fine) {
        if (owner == 0) {
            return " ";
        }
        return fine
                ? color(owner - 1, QUADRANTS.substring(dots, dots + 1))
                : LETTERS.substring((owner - 1) % LETTERS.length(), (owner - 1) % LETTERS.length() + 1);
    }

    private String legend(Style style, boolean fine) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            List<Double> measured =
                    all.get(i).values.stream().filter(Double::isFinite).toList();
            String last = NumberText.plain(measured.get(measured.size() - 1));
            String key = fine ? color(i, "━") : LETTERS.substring(i % LETTERS.length(), i % LETTERS.length() + 1);
            String name = DisplayText.fit(all.get(i).name, Math.max(8, style.width() - AXIS - 12), style.unicode());
            out.append(" ".repeat(AXIS))
                    .append(key)
                    .append(' ')
                    .append(name)
                    .append(' ')
                    .append(last)
                    .append('\n');
        }
        return out.toString();
    }

    private static String color(int series, String text) {
        return Paint.ofSeries(series).over(text);
    }
}
