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
    private static final int LONGEST = 1000;

    private ProblemPrinter() {}

    /** The problem as text of several lines, without a line end after the last. */
    public static String print(Problem problem) {
        StringBuilder text = new StringBuilder();
        text.append(Visible.line(problem.at().toString())).append(": ");
        if (problem.severity() == Problem.Severity.WARNING) {
            text.append("warning: ");
        }
        text.append(Visible.line(shortened(problem.message())));
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

    /** A message that quotes a very long value keeps its beginning, and its end, which tells what is allowed. */
    private static String shortened(String message) {
        return message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST / 2) + " … " + message.substring(message.length() - LONGEST / 2);
    }

    private static void appendLine(StringBuilder text, Problem problem) {
        String whole = problem.sourceLine();
        int size = whole.codePointCount(0, whole.length());
        int caret = Math.min(problem.at().column() - 1, size);
        int from = size > WIDEST && caret > BEFORE ? caret - BEFORE : 0;
        int to = Math.min(size, from + WIDEST);
        int start = whole.offsetByCodePoints(0, from);
        int[] line = Visible.line(whole.substring(start, whole.offsetByCodePoints(start, to - from)))
                .codePoints()
                .toArray();
        String left = from > 0 ? "…" : "";
        String right = to < size ? "…" : "";
        text.append('\n')
                .append(INDENT)
                .append(left)
                .append(new String(line, 0, line.length))
                .append(right);
        int end = Math.min(to, caret + problem.length());
        text.append('\n')
                .append(INDENT)
                .append(" ".repeat(left.length() + columns(line, 0, caret - from)))
                .append("^".repeat(Math.max(1, columns(line, caret - from, end - from))));
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
