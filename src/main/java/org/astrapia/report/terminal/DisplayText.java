package org.astrapia.report.terminal;

import org.astrapia.language.Visible;
import org.jline.utils.AttributedString;

/**
 * Lengths and padding of text in terminal columns, where a character may take none, one or two. A text that comes from
 * outside must be {@link Visible#line visible} first: what is cut and padded here is not looked at again.
 */
public final class DisplayText {
    private DisplayText() {}

    /** Columns that a text takes in a terminal. */
    public static int width(String text) {
        return new AttributedString(text).columnLength();
    }

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** The text, cut with an ellipsis if it is longer than {@code width} columns. */
    public static String fit(String text, int width, boolean unicode) {
        if (width(text) <= width) {
            return text;
        }
        String ellipsis = unicode ? "…" : "...";
        int kept = Math.max(0, width - ellipsis.length());
        return new AttributedString(text).columnSubSequence(0, kept)
                + ellipsis.substring(0, Math.min(width, ellipsis.length()));
    }
}
