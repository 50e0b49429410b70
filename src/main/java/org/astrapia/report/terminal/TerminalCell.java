package org.astrapia.report.terminal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.report.figures.ReadableNames;

/** Draws cells as text: each node with the operations that lead into it, and where they come from. */
public final class TerminalCell {
    private TerminalCell() {}

    /** The cells, each line ended. */
    public static String render(Genotype genotype, Style style) {
        return genotype.cells().entrySet().stream()
                .map(cell -> cell(ReadableNames.cell(cell.getKey()).toLowerCase(Locale.ROOT), cell.getValue(), style))
                .collect(Collectors.joining("\n"));
    }

    private static String cell(String title, Cell cell, Style style) {
        int widest = cell.nodes().stream()
                .flatMap(List::stream)
                .mapToInt(edge -> DisplayText.width(edge.operation()))
                .max()
                .orElse(0);
        StringBuilder out = new StringBuilder(style.bold(title)).append('\n');
        for (int node : cell.numbers()) {
            List<Edge> edges = cell.edgesInto(node);
            for (int i = 0; i < edges.size(); i++) {
                out.append(line(cell, edges.get(i), widest, style)).append(joint(i, edges.size(), style));
                out.append(i == (edges.size() - 1) / 2 ? style.bold(arrow(style) + " " + node) : "")
                        .append('\n');
            }
        }
        List<String> output = cell.output().stream().map(String::valueOf).toList();
        return out.append("  ")
                .append(String.join(" + ", output))
                .append(' ')
                .append(arrow(style))
                .append(" out\n")
                .toString();
    }

    private static String line(Cell cell, Edge edge, int widest, Style style) {
        String number = String.valueOf(edge.from());
        String from = edge.from() >= cell.inputs() ? number : cell.inputs() == 1 ? "in" : "in " + number;
        String rule = style.unicode() ? "─" : "-";
        String operation = edge.operation() + " " + rule.repeat(widest - DisplayText.width(edge.operation()) + 1);
        return "  " + DisplayText.padLeft(from, 4) + " " + rule + rule + " " + style.accent(operation);
    }

    private static String joint(int index, int edges, Style style) {
        if (!style.unicode()) {
            return edges == 1 ? "-" : "+";
        }
        if (edges == 1) {
            return "─";
        }
        return index == 0 ? (edges == 2 ? "┬" : "┐") : index == edges - 1 ? "┘" : "┤";
    }

    private static String arrow(Style style) {
        return style.unicode() ? "─▶" : "->";
    }
}
