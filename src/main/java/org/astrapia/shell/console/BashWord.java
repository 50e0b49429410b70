package org.astrapia.shell.console;

import java.util.Locale;
import java.util.regex.Pattern;
import org.astrapia.language.Visible;
import org.astrapia.shell.console.BashLine.Quote;

/** Writes a text so that bash reads it as one word that means this text, or as the rest of one whose quotes are open. */
final class BashWord {
    private static final Pattern SPECIAL = Pattern.compile("[\\x00-\\x7f&&[^A-Za-z0-9_@%+=:,./-]]");
    private static final Pattern SPECIAL_IN_DOUBLE = Pattern.compile("[$`\"\\\\]");

    private BashWord() {}

    /** The text behind what is typed already. Bash closes the quotes that are open. */
    static String of(String text, Quote open) {
        return switch (open) {
            case NONE -> bare(text);
            case SINGLE -> behind('\'', isVisible(text) ? text.replace("'", "'\\''") : "'" + bare(text) + "'");
            case DOUBLE -> // an exclamation mark recalls an earlier command there, and a backslash before it would stay
                behind(
                        '"',
                        isVisible(text) && text.indexOf('!') < 0
                                ? SPECIAL_IN_DOUBLE.matcher(text).replaceAll("\\\\$0")
                                : "\"" + bare(text) + "\"");
            case ANSI -> ansi(text);
        };
    }

    /** Bash takes a quote at the beginning for the one that is typed already, and one at the end for the closing one. */
    private static String behind(char quote, String text) {
        String begun = text.indexOf(quote) == 0 ? quote + text : text;
        return begun.endsWith(String.valueOf(quote)) ? begun + quote : begun;
    }

    private static String bare(String text) {
        if (!isVisible(text)) {
            return "$'" + ansi(text) + "'";
        }
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    private static String ansi(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\'' || c == '\\') {
                written.append('\\').append((char) c);
            } else if (isVisible(c)) {
                written.appendCodePoint(c);
            } else if (c < 0x80) {
                written.append(String.format(Locale.ROOT, "\\%03o", c));
            } else {
                written.append(String.format(Locale.ROOT, "\\U%08x", c));
            }
        });
        return written.toString();
    }

    private static boolean isVisible(String text) {
        return text.codePoints().allMatch(BashWord::isVisible);
    }

    private static boolean isVisible(int c) {
        return c >= ' ' && Visible.isVisible(c);
    }
}
