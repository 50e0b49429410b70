package org.astrapia.language;

import java.util.Locale;

/**
 * Text from files, folders and people as a terminal may get it. What a terminal would obey, what turns the order of the
 * signs around it, and what takes no room at all is shown as {@code U+FFFD}: controls, directions (Unicode's
 * bidirectional formats), line and paragraph separators, and formats that nobody sees. The two joiners stay, which some
 * scripts are not written right without.
 */
public final class Visible {
    private static final char SIGN = '\uFFFD';
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private Visible() {}

    /** A text of several lines; its line ends stay. */
    public static String text(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .codePoints()
                .forEach(c -> shown.appendCodePoint(c == '\n' || c == '\t' || isVisible(c) ? c : SIGN));
        return shown.toString();
    }

    /** A text that is to stay in its line and its columns: each sign, a line end too, becomes one that can be seen. */
    public static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(isBlank(c) ? ' ' : isVisible(c) ? c : SIGN));
        return shown.toString();
    }

    /** A JSON document that says the same: what could not be seen is escaped. */
    public static String json(String document) {
        if (isPlain(document)) {
            return document;
        }
        StringBuilder shown = new StringBuilder(document.length());
        document.codePoints().forEach(c -> {
            if (isBlank(c) || isVisible(c)) {
                shown.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return shown.toString();
    }

    /** Whether a terminal shows this character where it stands and does nothing else. */
    public static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> c == NON_JOINER || c == JOINER || isSpanning(c);
            case Character.UNASSIGNED -> !isNoncharacter(c);
            default -> true;
        };
    }

    /** Signs for numbers and verses that stand around the digits behind them: formats, but ones that are seen. */
    private static boolean isSpanning(int c) {
        return c >= 0x600 && c <= 0x605
                || c == 0x6DD
                || c == 0x890
                || c == 0x891
                || c == 0x8E2
                || c == 0x110BD
                || c == 0x110CD;
    }

    private static boolean isNoncharacter(int c) {
        return c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
    }

    private static boolean isBlank(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\n' || c == '\t');
    }
}
