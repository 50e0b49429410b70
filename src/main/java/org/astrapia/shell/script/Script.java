package org.astrapia.shell.script;

import java.util.List;

/**
 * Commands to carry out one after the other.
 *
 * @param parts in their order
 */
public record Script(List<Part> parts) {
    public Script {
        parts = List.copyOf(parts);
    }

    /** A command or a block of commands. */
    public sealed interface Part {
        /**
         * What is done with one part.
         *
         * @param <R> what comes of it
         */
        interface Visitor<R> {
            /** {@link Step}. */
            R step(Statement statement);

            /** {@link Loop}. */
            R loop(Loop loop);
        }

        /** Lets the visitor see which one it is. */
        <R> R accept(Visitor<R> visitor);
    }

    /** A command; its variables are replaced when its turn comes. */
    public record Step(Statement statement) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.step(statement);
        }
    }

    /**
     * {@code for X in ITEMS} with what stands before its {@code end}.
     *
     * @param head the line that begins it
     * @param variable its name
     */
    public record Loop(Statement head, String variable, List<Part> body) implements Part {
        public Loop {
            body = List.copyOf(body);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.loop(this);
        }
    }

    /**
     * Reads a whole script before any of it is carried out: an open quote in its last line stops it at once.
     *
     * @param name as the user knows it: a path, {@code <stdin>} or {@code <command>}
     * @param firstLine number of the text's first line
     */
    public static Script parse(String name, int firstLine, String text) throws ScriptError {
        return new ScriptParser(name, firstLine, text).parse();
    }
}
