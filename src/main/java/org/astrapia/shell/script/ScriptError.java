package org.astrapia.shell.script;

import org.astrapia.language.Position;

/** A script or line that cannot be read. */
public final class ScriptError extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Position at;
    private final transient String line;
    private final boolean open;

    ScriptError(Position at, String line, String message, boolean open) {
        super(message);
        this.at = at;
        this.line = line;
        this.open = open;
    }

    /** Where the mistake is. */
    public Position at() {
        return at;
    }

    /** The line that holds it. */
    public String line() {
        return line;
    }

    /** Whether more lines could make it readable: a bracket or a block is open. */
    public boolean open() {
        return open;
    }
}
