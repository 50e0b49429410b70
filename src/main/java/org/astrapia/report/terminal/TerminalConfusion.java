package org.astrapia.report.terminal;

import java.util.List;
import java.util.Locale;
import org.astrapia.language.Visible;

/** Which classes are taken for which, in per cent of the true class; with shades where the terminal has them. */
final class TerminalConfusion {
    private static final String SHADES = " ░▒▓█";
    private static final int NAME = 12;

    private TerminalConfusion() {}

    /** The matrix as lines, each ended: true classes down, predicted ones across by their numbers. */
    static String render(List<String> classes, List<List<Long>> confusion, Style style) {
        int cell = 5;
        int most = Math.max(1, (style.width() - NAME - 4) / cell);
        int shown = Math.min(most, classes.size());
        StringBuilder out = new StringBuilder(" ".repeat(NAME + 4));
        for (int predicted = 0; predicted < shown; predicted++) {
            out.append(DisplayText.padLeft(String.valueOf(predicted), cell));
        }
        out.append('\n');
        for (int label = 0; label < classes.size(); label++) {
            List<Long> row = confusion.get(label);
            long all = row.stream().mapToLong(Long::longValue).sum();
            String name = DisplayText.fit(Visible.line(classes.get(label)), NAME, style.unicode());
            out.append(DisplayText.padLeft(String.valueOf(label), 3))
                    .append(' ')
                    .append(DisplayText.padRight(name, NAME));
            for (int predicted = 0; predicted < shown; predicted++) {
                double share = all == 0 ? 0 : (double) row.get(predicted) / all;
                out.append(cell(share, label == predicted, style));
            }
            out.append('\n');
        }
        if (shown < classes.size()) {
            out.append("the first ")
                    .append(shown)
                    .append(" of ")
                    .append(classes.size())
                    .append(" columns\n");
        }
        return out.toString();
    }

    private static String cell(double share, boolean right, Style style) {
        String number = share == 0 ? "." : String.format(Locale.ROOT, "%.0f", 100 * share);
        int level = (int) Math.min(SHADES.length() - 1.0, Math.ceil(share * (SHADES.length() - 1)));
        String shade = style.unicode() ? SHADES.substring(level, level + 1) : " ";
        String text = DisplayText.padLeft(number, 4);
        return shade + (right ? style.bold(text) : text);
    }
}
