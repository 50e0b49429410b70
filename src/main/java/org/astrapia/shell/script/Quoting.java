package org.astrapia.shell.script;

/** How a text is written as one word of a line: the other way round of {@link ScriptWords}. */
public final class Quoting {
    private static final String SPECIAL = "'\"\\$;#()[]{}";

    private Quoting() {}

    /** The text with a backslash before each character that would end or change a word. */
    public static String escape(String text) {
        StringBuilder written = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            written.append(Character.isWhitespace(c) || SPECIAL.indexOf(c) >= 0 ? "\\" : "")
                    .append(c);
        }
        return written.toString();
    }

    /** What a word means as far as it is typed; a quote may still be open. */
    public static String unescape(String typed) {
        StringBuilder text = new StringBuilder(typed.length());
        char quote = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '\\' && quote != '\'') {
                i++;
                text.append(i < typed.length() ? typed.substring(i, i + 1) : "");
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
