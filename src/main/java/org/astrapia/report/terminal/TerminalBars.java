package org.astrapia.report.terminal;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.language.Visible;

/** A horizontal bar chart for a terminal: label, bar, value. */
public final class TerminalBars {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final int LEAST_BAR = 10;

    /** Longer ones are harder to compare, and their values far from their names. */
    private static final int LONGEST_BAR = 60;

    private record Bar(String label, double value, String shown) {}

    private final List<Bar> bars = new ArrayList<>();

    /**
     * Adds a bar.
     *
     * @param value its length; 0 or more
     * @param shown what stands behind the bar
     * @throws IllegalArgumentException if the value is negative or not finite
     */
    public TerminalBars bar(String label, double value, String shown) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a bar of length " + value + "; it must be 0 or more");
        }
        bars.add(new Bar(Visible.line(label), value, shown));
        return this;
    }

    /** The bars as lines, each ended by a line feed; the longest fills the width, up to 60 columns. */
    public String render(Style style) {
        double longest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        int shown = bars.stream()
                .mapToInt(bar -> DisplayText.width(bar.shown))
                .max()
                .orElse(0);
        int widestLabel = bars.stream()
                .mapToInt(bar -> DisplayText.width(bar.label))
                .max()
                .orElse(0);
        int label = Math.min(widestLabel, Math.max(4, style.width() - shown - LEAST_BAR - 2));
        int length = Math.min(LONGEST_BAR, Math.max(1, style.width() - label - shown - 2));
        StringBuilder out = new StringBuilder();
        for (Bar bar : bars) {
            double cells = longest == 0 ? 0 : bar.value / longest * length;
            String name = DisplayText.fit(bar.label, label, style.unicode());
            String drawn =
                    style.unicode() ? blocks(cells) : "#".repeat(cells > 0 ? (int) Math.max(1, Math.round(cells)) : 0);
            out.append(DisplayText.padRight(name, label))
                    .append(' ')
                    .append(style.accent(drawn))
                    .append(drawn.isEmpty() ? "" : " ")
                    .append(bar.shown)
                    .append('\n');
        }
        return out.toString();
    }

    /** Bars to an eighth of a column; what is there at all shows at least one eighth. */
    private static String blocks(double cells) {
        long eighths = cells > 0 ? Math.max(1, Math.round(cells * 8)) : 0;
        String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring((int) (eighths % 8), (int) (eighths % 8) + 1);
        return "█".repeat((int) (eighths / 8)) + rest;
    }
}
