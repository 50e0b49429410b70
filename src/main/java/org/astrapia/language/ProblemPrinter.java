package org.astrapia.language;

import org.jline.utils.WCWidth;

/**
 * Shows a problem to a person:
 *
 * <pre>
 * quickstart.yaml:12:14: unknown loss `cros-entropy`
 *       weights: cros-entropy
 *                ^^^^^^^^^^^^
 *   Maybe you meant cross-entropy?
 * </pre>
 */
public final class ProblemPrinter {
    private static final String INDENT = "  ";
    private static final int WIDEST = 120;
    private static final int BEFORE = 80;
    private static final int FIRST_OF_ANOTHER_WIDTH = 0x300;

    private ProblemPrinter() {}

    /** The problem as text of several lines, without a line end after the last. */
    public static String print(Problem problem) {
        StringBuilder text = new StringBuilder();
        text.append(Visible.line(problem.at().toString())).append(": ");
        if (problem.severity() == Problem.Severity.WARNING) {
            text.append("warning: ");
        }
        text.append(Visible.line(problem.message()));
        if (!problem.sourceLine().isBlank()) {
            appendLine(text, problem);
        }
        if (!problem.suggestions().isEmpty()) {
            text.append('\n').append(INDENT).append(Visible.line(advice(problem)));
        }
        return text.toString();
    }

    /** {@code Maybe you meant a, b or c?}; empty without suggestions. */
    public static String advice(Problem problem) {
        return problem.suggestions().isEmpty()
                ? ""
                : "Maybe you meant " + Suggestions.alternatives(problem.suggestions()) + "?";
    }

    private static void appendLine(StringBuilder text, Problem problem) {
        int[] line = Visible.line(problem.sourceLine()).codePoints().toArray();
        int caret = Math.min(problem.at().column() - 1, line.length);
        int from = line.length > WIDEST && caret > BEFORE ? caret - BEFORE : 0;
        int to = Math.min(line.length, from + WIDEST);
        String left = from > 0 ? "…" : "";
        String right = to < line.length ? "…" : "";
        text.append('\n')
                .append(INDENT)
                .append(left)
                .append(new String(line, from, to - from))
                .append(right);
        int end = Math.min(to, caret + problem.length());
        text.append('\n')
                .append(INDENT)
                .append(" ".repeat(left.length() + columns(line, from, caret)))
                .append("^".repeat(Math.max(1, columns(line, caret, end))));
    }

    /** Columns of a terminal: a character takes one, two in some scripts, or none on top of the one before. */
    private static int columns(int[] line, int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            columns += line[i] < FIRST_OF_ANOTHER_WIDTH ? 1 : Math.max(0, WCWidth.wcwidth(line[i]));
        }
        return columns;
    }
}
