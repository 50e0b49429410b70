package org.astrapia.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.astrapia.language.Visible;

/**
 * A table of text columns for a terminal. What cannot be seen in a cell is shown as one sign. When the terminal is too narrow the
 * widest text column is cut; where that is not enough, the table goes on below itself.
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

    /**
     * The table as lines, each ended by a line feed; without spaces at the ends of lines. Where its columns have no room beside
     * one another, it goes on below itself, each time with the first column.
     */
    public String render(Style style) {
        int[] widths = widths(style.width());
        StringBuilder out = new StringBuilder();
        for (List<Integer> block : blocks(widths, style)) {
            out.append(out.isEmpty() ? "" : "\n").append(block(block, widths, style));
        }
        return out.toString();
    }

    private List<List<Integer>> blocks(int[] widths, Style style) {
        List<Integer> all = IntStream.range(0, widths.length).boxed().toList();
        if (!style.folds() || total(widths) <= style.width() || widths.length < 3) {
            return List.of(all);
        }
        int widest = IntStream.of(widths).skip(1).max().orElse(0);
        widths[0] = Math.min(widths[0], Math.max(LEAST_TEXT_WIDTH, style.width() - widest - GAP.length()));
        List<List<Integer>> blocks = new ArrayList<>();
        List<Integer> block = new ArrayList<>(List.of(0));
        int used = widths[0];
        for (int column : all.subList(1, all.size())) {
            int needed = GAP.length() + widths[column];
            if (used + needed > style.width() && block.size() > 1) {
                blocks.add(block);
                block = new ArrayList<>(List.of(0));
                used = widths[0];
            }
            block.add(column);
            used += needed;
        }
        blocks.add(block);
        return blocks;
    }

    private static int total(int[] widths) {
        return IntStream.of(widths).sum() + GAP.length() * Math.max(0, widths.length - 1);
    }

    private String block(List<Integer> shown, int[] widths, Style style) {
        int headerLines = shown.stream()
                .mapToInt(index -> columns.get(index).header.size())
                .max()
                .orElse(0);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < headerLines; i++) {
            int line = i - headerLines;
            out.append(line(shown, widths, style, style::bold, (column, index) -> {
                int at = column.header.size() + line;
                return at < 0 ? "" : column.header.get(at);
            }));
        }
        String rule = style.unicode() ? "─" : "-";
        List<String> rules =
                shown.stream().map(index -> rule.repeat(widths[index])).toList();
        out.append(style.dim(String.join(GAP, rules))).append('\n');
        for (List<String> row : rows) {
            out.append(line(shown, widths, style, UnaryOperator.identity(), (column, index) -> row.get(index)));
        }
        return out.toString();
    }

    private String line(
            List<Integer> shown,
            int[] widths,
            Style style,
            UnaryOperator<String> look,
            BiFunction<Column, Integer, String> cell) {
        StringBuilder line = new StringBuilder();
        for (int index : shown) {
            Column column = columns.get(index);
            String text = DisplayText.fit(cell.apply(column, index), widths[index], style.unicode());
            line.append(index == 0 ? "" : GAP);
            line.append(
                    column.align == Align.RIGHT
                            ? DisplayText.padLeft(text, widths[index])
                            : DisplayText.padRight(text, widths[index]));
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
        int over = total(widths) - available;
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
