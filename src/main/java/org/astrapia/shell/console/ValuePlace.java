package org.astrapia.shell.console;

import java.util.Optional;

/**
 * The place within a value at which a text ends.
 *
 * @param key whose value it is
 * @param start of the value in the text
 * @param text up to the cursor
 */
record ValuePlace(String key, int start, String text) {
    /** The value that is being typed, behind {@code set KEY =} or {@code KEY=}; empty when it is something else. */
    static Optional<ValuePlace> of(TypedCommand typed) {
        String command = typed.text().substring(typed.start());
        int offset = typed.start() + command.length() - command.stripLeading().length();
        String word = typed.command();
        if (word.equals("set") || word.equals("define")) {
            int equals = typed.text().indexOf('=', offset);
            if (equals < 0) {
                return Optional.empty();
            }
            String name = typed.text()
                    .substring(offset + word.length(), equals)
                    .replace("+", "")
                    .strip();
            String key = word.equals("define") ? "space.define" : name;
            return Optional.of(new ValuePlace(key, equals + 1, typed.text()));
        }
        int equals = typed.word().indexOf('=');
        return equals <= 0 || typed.words().isEmpty() || typed.word().startsWith("-")
                ? Optional.empty()
                : Optional.of(new ValuePlace(
                        typed.word().substring(0, equals), typed.wordStart() + equals + 1, typed.text()));
    }

    /** The value as far as it is typed. */
    String value() {
        return text.substring(start);
    }

    /** Where the value begins, behind the blanks that may stand before it. */
    int filled() {
        return text.length() - value().stripLeading().length();
    }

    /** Where the name or number at the cursor begins. */
    int tokenStart() {
        int at = text.length();
        while (at > start && isName(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** The name whose open bracket holds the cursor; empty outside of all. */
    Optional<String> call() {
        int open = openBracket();
        if (open < 0 || text.charAt(open) != '(') {
            return Optional.empty();
        }
        int at = open;
        while (at > start && isName(text.charAt(at - 1))) {
            at--;
        }
        return at == open ? Optional.empty() : Optional.of(text.substring(at, open));
    }

    /** How many arguments stand before the cursor in that bracket. */
    int argument() {
        int commas = 0;
        int depth = 0;
        for (int i = openBracket() + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
            commas += c == ',' && depth == 0 ? 1 : 0;
        }
        return commas;
    }

    /** Whether a name that stands before it with {@code =} says which argument this is. */
    Optional<String> named() {
        int at = tokenStart() - 1;
        while (at >= start && text.charAt(at) == ' ') {
            at--;
        }
        if (at < start || text.charAt(at) != '=') {
            return Optional.empty();
        }
        int end = at;
        while (at > start && isName(text.charAt(at - 1))) {
            at--;
        }
        return Optional.of(text.substring(at, end));
    }

    private int openBracket() {
        int depth = 0;
        for (int i = text.length() - 1; i >= start; i--) {
            char c = text.charAt(i);
            if (")]".indexOf(c) >= 0) {
                depth++;
            } else if ("([".indexOf(c) >= 0 && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
