package org.astrapia.language;

import java.util.Locale;

/** Texts as they are written in YAML. */
public final class YamlText {
    private static final int FIRST_PRINTABLE = ' ';
    private static final int LAST_OF_ASCII = '~';
    private static final int FIRST_BEYOND = 0xA0;

    private YamlText() {}

    /** As it is where YAML would read it so, otherwise {@link #quoted}; the text begins with a letter, digit or bracket. */
    public static String plainOrQuoted(String text) {
        boolean plain = text.codePoints().allMatch(YamlText::isPrintable)
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":");
        return plain ? text : quoted(text);
    }

    /** In double quotes, on one line. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isPrintable(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }

    /** Neither a control character, nor one that ends a line or is none at all. */
    private static boolean isPrintable(int c) {
        return c >= FIRST_PRINTABLE && c <= LAST_OF_ASCII
                || c >= FIRST_BEYOND
                        && c != '\u2028'
                        && c != '\u2029'
                        && c != '\uFEFF'
                        && c != '\uFFFE'
                        && c != '\uFFFF'
                        && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
