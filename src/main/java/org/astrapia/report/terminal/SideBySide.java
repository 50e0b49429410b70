package org.astrapia.report.terminal;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Visible;

/** Two genotypes beside one another, a node a line; those that differ are marked. */
public final class SideBySide {
    /** Columns below which there is no room for two. */
    public static final int LEAST_WIDTH = 110;

    private static final int MARK = 3;

    private SideBySide() {}

    /** Both cells of both, each line ended. */
    public static String render(Genotype first, Genotype second, Style style) {
        int half = (style.width() - MARK) / 2;
        StringBuilder out = new StringBuilder();
        line(out, Visible.line(first.name()), "   ", Visible.line(second.name()), half, style);
        cell(out, "normal", first.normal(), second.normal(), half, style);
        cell(out, "reduce", first.reduce(), second.reduce(), half, style);
        return out.toString();
    }

    private static void cell(StringBuilder out, String name, Cell first, Cell second, int half, Style style) {
        Map<String, String> before = GenotypeText.lines(first);
        Map<String, String> after = GenotypeText.lines(second);
        Set<String> keys = new LinkedHashSet<>(before.size() > after.size() ? before.keySet() : after.keySet());
        out.append(style.bold(name)).append('\n');
        for (String key : keys) {
            String left = before.containsKey(key) ? "  " + key + ": " + before.get(key) : "";
            String right = after.containsKey(key) ? "  " + key + ": " + after.get(key) : "";
            line(out, left, left.equals(right) ? "   " : " | ", right, half, style);
        }
    }

    private static void line(StringBuilder out, String left, String mark, String right, int half, Style style) {
        String fitted = DisplayText.padRight(DisplayText.fit(left, half, style.unicode()), half);
        String text = fitted + mark + DisplayText.fit(right, half, style.unicode());
        out.append(mark.isBlank() ? text.stripTrailing() : style.accent(text.stripTrailing()))
                .append('\n');
    }
}
