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
    public sealed interface Part {}

    /** A command; its variables are replaced when its turn comes. */
    public record Step(Statement statement) implements Part {}

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
    }

    /**
     * Reads a whole script before any of it is carried out: an open quote in its last line stops it at once.
     *
     * @param name as the user knows it: a path, {@code <stdin>} or {@code <command>}
     * @param firstLine number of the text's first line
     */
    public static Script parse(String name, int firstLine, String text) throws Unreadable {
        return new ScriptParser(name, firstLine, text).parse();
    }
}
