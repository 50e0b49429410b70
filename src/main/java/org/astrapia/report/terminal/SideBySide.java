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

    /** The cells of both, each line ended. */
    public static String render(Genotype first, Genotype second, Style style) {
        int half = (style.width() - MARK) / 2;
        StringBuilder out = new StringBuilder();
        line(out, Visible.line(first.name()), "   ", Visible.line(second.name()), half, style);
        Map<String, Cell> before = first.cells();
        Map<String, Cell> after = second.cells();
        Set<String> kinds = new LinkedHashSet<>(before.keySet());
        kinds.addAll(after.keySet());
        for (String kind : kinds) {
            cell(out, kind, lines(before.get(kind)), lines(after.get(kind)), half, style);
        }
        return out.toString();
    }

    private static Map<String, String> lines(Cell cell) {
        return cell == null ? Map.of() : GenotypeText.lines(cell);
    }

    private static void cell(
            StringBuilder out,
            String name,
            Map<String, String> before,
            Map<String, String> after,
            int half,
            Style style) {
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
