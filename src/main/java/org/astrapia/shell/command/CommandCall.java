package org.astrapia.shell.command;

import java.io.IOException;

/**
 * One call of a command. It is an interface since the virtual machine, when it verifies a list of lambdas that make calls,
 * would load every class that they make to see whether it is of a certain class; of an interface it does not ask.
 */
public interface CommandCall {
    /** What it was given of the options that all commands have. */
    GlobalOptions options();

    /**
     * Carries it out.
     *
     * @return the exit status
     * @throws org.astrapia.language.InvalidInputException for mistakes in a file that a person wrote
     * @throws UsageException for any other mistake of a person
     * @throws IOException when a file cannot be read or written
     */
    int run(CommandContext context) throws IOException;
}
