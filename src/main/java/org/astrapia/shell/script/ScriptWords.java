package org.astrapia.shell.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Position;
import org.astrapia.shell.script.Statement.Word;

/**
 * Cuts a line of commands into words, as a shell does: blanks separate words, {@code ;} separates commands, {@code #} at
 * the beginning of a word starts a comment; {@code '…'} keeps everything, {@code "…"} all but {@code \"}, {@code \\} and
 * {@code $NAME}, and outside of both a backslash keeps the next character. A command that begins with {@code !} takes the rest of
 * the line as it stands. Brackets hold an expression together:
 * {@code search.loss.weights=sgd(0.025, clip=5)} is one word.
 */
public final class ScriptWords {
    private static final char END = '\0';
    /** Where a name stands for itself twice, a loop of some lines would fill any memory. */
    private static final int LONGEST = 1 << 20;

    private final Position begin;
    private final String line;
    private final Optional<Variables> variables;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int start;
    private int at;

    /** @param variables whose values take their places; empty to leave all as it is written */
    private ScriptWords(Position begin, String line, Optional<Variables> variables) {
        this.begin = begin;
        this.line = line;
        this.variables = variables;
    }

    /**
     * The commands of one line; none for a blank line or a comment.
     *
     * @param begin place of the line's first character
     * @throws Unreadable when a quote or bracket is not closed
     */
    public static List<Statement> split(Position begin, String line) throws ScriptError {
        return new ScriptWords(begin, line, Optional.empty()).split();
    }

    /**
     * A statement with its variables replaced; what they stand for is never cut into words.
     *
     * @throws Unreadable when there is no variable of a name
     */
    public static Statement replace(Statement statement, Variables variables) throws ScriptError {
        if (statement.text().indexOf('$') < 0) {
            return statement;
        }
        ScriptWords words = new ScriptWords(statement.at(), statement.text(), Optional.of(variables));
        Statement replaced = words.split().get(0);
        return new Statement(statement.at(), statement.before(), replaced.text(), statement.after(), replaced.words());
    }

    private List<Statement> split() throws ScriptError {
        while (at < line.length() && line.charAt(at) != '#') {
            char next = line.charAt(at);
            if (next == ';') {
                endStatement();
                at++;
            } else if (next == '!' && words.isEmpty()) {
                restOfLine();
            } else if (Character.isWhitespace(next)) {
                text.append(words.isEmpty() ? "" : next);
                at++;
            } else {
                if (words.isEmpty()) {
                    start = at;
                }
                int offset = text.length();
                words.add(new Word(word(), offset));
            }
        }
        endStatement();
        return List.copyOf(statements);
    }

    /** A command for the system's shell, which reads what stands there itself. */
    private void restOfLine() {
        start = at;
        text.append(line.substring(at));
        words.add(new Word("!", 0));
        String rest = line.substring(at + 1).strip();
        if (!rest.isEmpty()) {
            words.add(new Word(rest, line.indexOf(rest, at + 1) - at));
        }
        at = line.length();
    }

    private void endStatement() {
        if (!words.isEmpty()) {
            String written = text.toString().stripTrailing();
            Position place = begin.plus(line.codePointCount(0, start));
            String behind = line.substring(Math.min(at, start + written.length()));
            statements.add(new Statement(place, line.substring(0, start), written, behind, words));
        }
        words.clear();
        text.setLength(0);
    }

    private String word() throws ScriptError {
        StringBuilder word = new StringBuilder();
        List<Integer> brackets = new ArrayList<>();
        for (; at < line.length(); at++) {
            char next = line.charAt(at);
            if (brackets.isEmpty() && (Character.isWhitespace(next) || next == ';')) {
                break;
            }
            switch (next) {
                case '\'', '"' -> quoted(next, word);
                case '\\' -> {
                    text.append(next);
                    keep(peek() == END ? '\\' : line.charAt(++at), word);
                }
                case '$' -> variable(word);
                case '(', '[', '{' -> {
                    brackets.add(at);
                    keep(next, word);
                }
                case ')', ']', '}' -> {
                    if (!brackets.isEmpty()) {
                        brackets.remove(brackets.size() - 1);
                    }
                    keep(next, word);
                }
                default -> keep(next, word);
            }
        }
        if (!brackets.isEmpty()) {
            throw unclosed(brackets.get(0), true);
        }
        return word.toString();
    }

    private void keep(char next, StringBuilder word) {
        word.append(next);
        text.append(next);
    }

    /** Leaves {@link #at} on the closing quote. */
    private void quoted(char quote, StringBuilder word) throws ScriptError {
        int opened = at;
        text.append(quote);
        for (at++; at < line.length() && line.charAt(at) != quote; at++) {
            boolean escape =
                    quote == '"' && line.charAt(at) == '\\' && (peek() == '"' || peek() == '\\' || peek() == '$');
            if (escape) {
                text.append(peek() == '$' && variables.isPresent() ? "" : "\\");
                keep(line.charAt(++at), word);
            } else if (quote == '"' && line.charAt(at) == '$') {
                variable(word);
            } else {
                keep(line.charAt(at), word);
            }
        }
        if (at == line.length()) {
            throw unclosed(opened, false);
        }
        text.append(quote);
    }

    /** {@code $NAME} or <code>${NAME}</code>; a lone dollar is itself. Leaves {@link #at} on its last character. */
    private void variable(StringBuilder word) throws ScriptError {
        boolean braces = peek() == '{';
        int from = at + (braces ? 2 : 1);
        int to = from;
        while (to < line.length() && Variables.isNamePart(line.charAt(to))) {
            to++;
        }
        String name = line.substring(from, to);
        boolean whole = Variables.isName(name) && (!braces || to < line.length() && line.charAt(to) == '}');
        if (!whole) {
            keep('$', word);
            return;
        }
        int end = braces ? to + 1 : to;
        Optional<String> value = variables.isEmpty()
                ? Optional.of(line.substring(at, end))
                : variables.get().value(name);
        if (value.isEmpty()) {
            String message = "there is no variable `" + name + "`; `let " + name + " = VALUE` makes one";
            throw new ScriptError(begin.plus(line.codePointCount(0, at)), line, message, false);
        }
        if (text.length() + value.get().length() > LONGEST) {
            String message = "this line is longer than " + LONGEST + " characters with the value of `" + name + "`";
            throw new ScriptError(begin.plus(line.codePointCount(0, at)), line, message, false);
        }
        word.append(value.get());
        text.append(value.get());
        at = end - 1;
    }

    private ScriptError unclosed(int opened, boolean open) {
        String message = "this " + line.charAt(opened) + " is never closed";
        return new ScriptError(begin.plus(line.codePointCount(0, opened)), line, message, open);
    }

    private char peek() {
        return at + 1 < line.length() ? line.charAt(at + 1) : END;
    }
}
