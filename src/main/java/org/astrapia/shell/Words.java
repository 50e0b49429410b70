package org.astrapia.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line of commands into words, as a shell does: blanks separate words, {@code ;} separates commands, {@code #} at
 * the beginning of a word starts a comment; {@code '…'} keeps everything, {@code "…"} all but {@code \"} and
 * {@code \\}, and outside of both a backslash keeps the next character. Brackets hold an expression together:
 * {@code search.loss.weights=sgd(0.025, clip=5)} is one word.
 */
final class Words {
    private static final char END = '\0';

    private final String line;
    private final List<Statement> statements = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int start;
    private int at;

    private Words(String line) {
        this.line = line;
    }

    /**
     * One command of a line.
     *
     * @param column where it begins, from 1
     * @param words its name and arguments, at least one
     */
    record Statement(int column, List<String> words) {
        Statement {
            words = List.copyOf(words);
        }
    }

    /**
     * The commands of one line; none for a blank line or a comment.
     *
     * @throws Unclosed when a quote or bracket is not closed
     */
    static List<Statement> split(String line) throws Unclosed {
        return new Words(line).split();
    }

    private List<Statement> split() throws Unclosed {
        while (at < line.length() && line.charAt(at) != '#') {
            char next = line.charAt(at);
            if (next == ';') {
                endStatement();
                at++;
            } else if (Character.isWhitespace(next)) {
                at++;
            } else {
                if (words.isEmpty()) {
                    start = at;
                }
                words.add(word());
            }
        }
        endStatement();
        return List.copyOf(statements);
    }

    private void endStatement() {
        if (!words.isEmpty()) {
            statements.add(new Statement(start + 1, words));
            words.clear();
        }
    }

    private String word() throws Unclosed {
        StringBuilder word = new StringBuilder();
        List<Integer> brackets = new ArrayList<>();
        for (; at < line.length(); at++) {
            char next = line.charAt(at);
            if (brackets.isEmpty() && (Character.isWhitespace(next) || next == ';')) {
                break;
            }
            switch (next) {
                case '\'', '"' -> quoted(next, word);
                case '\\' -> word.append(peek() == END ? '\\' : line.charAt(++at));
                case '(', '[' -> {
                    brackets.add(at);
                    word.append(next);
                }
                case ')', ']' -> {
                    if (!brackets.isEmpty()) {
                        brackets.remove(brackets.size() - 1);
                    }
                    word.append(next);
                }
                default -> word.append(next);
            }
        }
        if (!brackets.isEmpty()) {
            throw new Unclosed(brackets.get(0) + 1, line.charAt(brackets.get(0)));
        }
        return word.toString();
    }

    /** Leaves {@link #at} on the closing quote. */
    private void quoted(char quote, StringBuilder word) throws Unclosed {
        int opened = at;
        for (at++; at < line.length() && line.charAt(at) != quote; at++) {
            boolean escape = quote == '"' && line.charAt(at) == '\\' && (peek() == '"' || peek() == '\\');
            word.append(escape ? line.charAt(++at) : line.charAt(at));
        }
        if (at == line.length()) {
            throw new Unclosed(opened + 1, quote);
        }
    }

    private char peek() {
        return at + 1 < line.length() ? line.charAt(at + 1) : END;
    }

    /** A quote or bracket without its end. */
    static final class Unclosed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int column;

        private Unclosed(int column, char opened) {
            super("this " + opened + " is never closed");
            this.column = column;
        }

        /** Where it was opened, from 1. */
        int column() {
            return column;
        }
    }
}
