package org.astrapia.shell.console;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line of bash up to the cursor. Its quotes are read as bash reads them, and nothing is evaluated: a variable or a
 * command substitution is what is typed.
 *
 * @param words before the one at the cursor, without their quotes, the program's name first
 * @param word at the cursor, without quotes
 * @param raw the same as it is typed
 * @param open quotes in which the line ends
 * @param redirected whether the word at the cursor is a file to which output goes, no argument
 */
record BashLine(List<String> words, String word, String raw, Quote open, boolean redirected) {
    /** In which quotes a place stands. */
    enum Quote {
        NONE,
        SINGLE,
        DOUBLE,
        /** {@code $'...'}, in which a backslash begins the name of a character. */
        ANSI
    }

    BashLine {
        words = List.copyOf(words);
    }

    /** Reads a line, or a word as it is typed. */
    static BashLine of(String line) {
        return new Reader(line).read();
    }

    private static final class Reader {
        private static final String OPERATORS = "<>|&;";
        private static final String ESCAPED_IN_DOUBLE = "$`\"\\\n";
        private static final String NAMED = "abeEfnrtv";
        private static final String MEANT = "\u0007\b\u001b\u001b\f\n\r\t\u000b";

        private final String line;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private int begin = -1;
        private boolean redirected;
        private Quote open = Quote.NONE;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        BashLine read() {
            for (; at < line.length(); at++) {
                char c = line.charAt(at);
                switch (open) {
                    case NONE -> bare(c);
                    case SINGLE -> quoted(c, '\'');
                    case DOUBLE -> {
                        if (c == '\\' && ESCAPED_IN_DOUBLE.indexOf(peek()) >= 0) {
                            escaped();
                        } else {
                            quoted(c, '"');
                        }
                    }
                    case ANSI -> {
                        if (c == '\\') {
                            named();
                        } else {
                            quoted(c, '\'');
                        }
                    }
                }
            }
            String raw = begin < 0 ? "" : line.substring(begin);
            return new BashLine(words, word.toString(), raw, open, redirected);
        }

        private void bare(char c) {
            if (Character.isWhitespace(c)) {
                if (begin >= 0 && !redirected) {
                    words.add(word.toString());
                }
                redirected &= begin < 0;
                end();
            } else if (OPERATORS.indexOf(c) >= 0) {
                redirected = true;
                end();
            } else {
                begin = begin < 0 ? at : begin;
                if (c == '\'') {
                    open = Quote.SINGLE;
                } else if (c == '"') {
                    open = Quote.DOUBLE;
                } else if (c == '$' && peek() == '\'') {
                    open = Quote.ANSI;
                    at++;
                } else if (c == '\\') {
                    escaped();
                } else {
                    word.append(c);
                }
            }
        }

        private void end() {
            word.setLength(0);
            begin = -1;
        }

        private void quoted(char c, char end) {
            if (c == end) {
                open = Quote.NONE;
            } else {
                word.append(c);
            }
        }

        /** The character behind a backslash; a line end there is none. */
        private void escaped() {
            at++;
            if (at < line.length() && line.charAt(at) != '\n') {
                word.append(line.charAt(at));
            }
        }

        /** {@code \n}, {@code \033}, {@code \x1b}, and {@code \}{@code u1F4A5} with up to four or eight digits. */
        private void named() {
            at++;
            char name = at < line.length() ? line.charAt(at) : '\\';
            if (NAMED.indexOf(name) >= 0) {
                word.append(MEANT.charAt(NAMED.indexOf(name)));
            } else if (name >= '0' && name <= '7') {
                at--;
                number(3, 8);
            } else if (name == 'x') {
                number(2, 16);
            } else if (name == 'u' || name == 'U') {
                number(name == 'u' ? 4 : 8, 16);
            } else if (at < line.length()) {
                word.append(name);
            }
        }

        private void number(int digits, int base) {
            int value = 0;
            for (int i = 0; i < digits && Character.digit(peek(), base) >= 0; i++) {
                at++;
                value = Math.min(Character.MAX_CODE_POINT, value * base + Character.digit(line.charAt(at), base));
            }
            word.appendCodePoint(value);
        }

        private char peek() {
            return at + 1 < line.length() ? line.charAt(at + 1) : ' ';
        }
    }
}
