package org.astrapia.shell;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.language.Position;

/**
 * Commands to carry out one after the other.
 *
 * @param statements in their order
 */
record Script(List<Statement> statements) {
    private static final List<String> OPTIONS = List.of("-c", "-f");

    Script {
        statements = List.copyOf(statements);
    }

    /**
     * One command of a script.
     *
     * @param at where it begins
     * @param words its name and arguments, at least one
     */
    record Statement(Position at, List<String> words) {
        Statement {
            words = List.copyOf(words);
        }
    }

    /** A script that cannot be read; {@code at} is where. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(Position at, String message) {
            super(at + ": " + message);
        }
    }

    /** Whether this word of a call announces a script. */
    static boolean isScriptOption(String word) {
        return OPTIONS.contains(word);
    }

    /**
     * Reads a whole script before any of it is carried out: an open quote in its last line stops it at once.
     *
     * @param name as the user knows it: a path, {@code <stdin>} or {@code <command>}
     */
    static Script parse(String name, String text) throws Unreadable {
        List<Statement> statements = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                for (Words.Statement statement : Words.split(line)) {
                    statements.add(new Statement(new Position(name, number, statement.column()), statement.words()));
                }
            } catch (Words.Unclosed unclosed) {
                throw new Unreadable(new Position(name, number, unclosed.column()), unclosed.getMessage());
            }
        }
        return new Script(statements);
    }
}
