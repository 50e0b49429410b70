package org.astrapia.shell.command;

import org.astrapia.shell.script.Statement;

/** What a command may ask of whoever carries it out. */
public interface Interpreter {
    /** Every command. */
    Registry commands();

    /**
     * Carries out a script in the same session.
     *
     * @param name as the user knows it
     * @param options that hold for each of its commands
     * @return the exit status
     */
    int script(String name, String text, GlobalOptions options);

    /**
     * Carries out one command in the same session.
     *
     * @param options that hold for it
     * @return the exit status
     */
    int command(Statement statement, GlobalOptions options);
}
