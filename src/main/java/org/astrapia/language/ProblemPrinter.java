package org.astrapia.language;

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

    private ProblemPrinter() {}

    /** The problem as text of several lines, without a line end after the last. */
    public static String print(Problem problem) {
        StringBuilder text = new StringBuilder();
        text.append(problem.at()).append(": ");
        if (problem.severity() == Problem.Severity.WARNING) {
            text.append("warning: ");
        }
        text.append(visible(problem.message()));
        if (!problem.sourceLine().isBlank()) {
            appendLine(text, problem);
        }
        if (!problem.suggestions().isEmpty()) {
            text.append('\n').append(INDENT).append(advice(problem));
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
        int[] line = visible(problem.sourceLine()).codePoints().toArray();
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
        int length = Math.max(1, Math.min(problem.length(), to - caret));
        text.append('\n')
                .append(INDENT)
                .append(" ".repeat(left.length() + caret - from))
                .append("^".repeat(length));
    }

    /** What a terminal would obey, or show in another width, is shown as one ordinary character. */
    public static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> shown.appendCodePoint(c == '\t' ? ' ' : Character.isISOControl(c) ? '\uFFFD' : c));
        return shown.toString();
    }
}
