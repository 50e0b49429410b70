package org.astrapia.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.astrapia.language.Visible;

/**
 * A table of text columns for a terminal. What cannot be seen in a cell is shown as one sign. When the terminal is too narrow the
 * widest text column is cut, but never the first, which names the row.
 */
public final class TerminalTable {
    private static final String GAP = "  ";
    private static final int LEAST_TEXT_WIDTH = 8;

    /** Which side of a column its texts keep to. */
    public enum Align {
        /** For text. */
        LEFT,
        /** For numbers. */
        RIGHT
    }

    private record Column(List<String> header, Align align) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a column; the header may have several lines. */
    public TerminalTable column(String header, Align align) {
        columns.add(new Column(header.lines().toList(), align));
        return this;
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not one cell for each column
     */
    public TerminalTable row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.size() + " cells in a table of " + columns.size() + " columns");
        }
        rows.add(cells.stream().map(Visible::line).toList());
        return this;
    }

    /** The table as lines, each ended by a line feed; without spaces at the ends of lines. */
    public String render(Style style) {
        int[] widths = widths(style.width());
        int headerLines =
                columns.stream().mapToInt(column -> column.header.size()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < headerLines; i++) {
            int line = i - headerLines;
            out.append(line(widths, style, style::bold, (column, index) -> {
                int at = column.header.size() + line;
                return at < 0 ? "" : column.header.get(at);
            }));
        }
        String rule = style.unicode() ? "─" : "-";
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add(rule.repeat(width));
        }
        out.append(style.dim(String.join(GAP, rules))).append('\n');
        for (List<String> row : rows) {
            out.append(line(widths, style, UnaryOperator.identity(), (column, index) -> row.get(index)));
        }
        return out.toString();
    }

    private String line(
            int[] widths, Style style, UnaryOperator<String> look, BiFunction<Column, Integer, String> cell) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(i);
            String text = DisplayText.fit(cell.apply(column, i), widths[i], style.unicode());
            line.append(i == 0 ? "" : GAP);
            line.append(
                    column.align == Align.RIGHT
                            ? DisplayText.padLeft(text, widths[i])
                            : DisplayText.padRight(text, widths[i]));
        }
        return look.apply(line.toString().stripTrailing()) + "\n";
    }

    private int[] widths(int available) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int index = i;
            int cells = rows.stream()
                    .mapToInt(row -> DisplayText.width(row.get(index)))
                    .max()
                    .orElse(0);
            int header = columns.get(i).header.stream()
                    .mapToInt(DisplayText::width)
                    .max()
                    .orElse(0);
            widths[i] = Math.max(cells, header);
        }
        int over = GAP.length() * Math.max(0, widths.length - 1) - available;
        for (int width : widths) {
            over += width;
        }
        int widest = widestText(widths);
        if (over > 0 && widest >= 0) {
            widths[widest] = Math.max(Math.min(widths[widest], LEAST_TEXT_WIDTH), widths[widest] - over);
        }
        return widths;
    }

    private int widestText(int[] widths) {
        int widest = -1;
        for (int i = 1; i < widths.length; i++) {
            if (columns.get(i).align == Align.LEFT && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}
