package org.astrapia.report.terminal;

/** Texts that are read, broken at their words and never within one. */
public final class WrappedText {
    private WrappedText() {}

    /**
     * The text as lines, each ended. A word that is longer than a line has one of its own.
     *
     * @param width columns of a line
     * @param indent of all lines but the first
     */
    public static String of(String text, int width, int indent) {
        StringBuilder lines = new StringBuilder();
        for (String paragraph : text.split("\n", -1)) {
            lines.append(paragraph(paragraph.stripTrailing(), width, indent)).append('\n');
        }
        return lines.toString();
    }

    private static String paragraph(String text, int width, int indent) {
        if (DisplayText.width(text) <= width) {
            return text;
        }
        String margin = " ".repeat(Math.min(indent, Math.max(0, width / 2)));
        int leading = text.length() - text.stripLeading().length();
        StringBuilder lines = new StringBuilder(text.substring(0, leading));
        int column = leading;
        boolean begins = true;
        for (String word : text.substring(leading).split(" ")) {
            int needed = DisplayText.width(word);
            if (!begins && column + 1 + needed > width) {
                lines.append('\n').append(margin);
                column = margin.length();
                begins = true;
            }
            lines.append(begins ? "" : " ").append(word);
            column += needed + (begins ? 0 : 1);
            begins = false;
        }
        return lines.toString();
    }
}
