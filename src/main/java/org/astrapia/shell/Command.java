package org.astrapia.shell;

import java.io.IOException;
import picocli.CommandLine.Mixin;

/** One command; made for one call, filled by picocli. */
abstract class Command {
    @Mixin
    GlobalOptions options = new GlobalOptions();

    /**
     * Carries it out.
     *
     * @return the exit status
     * @throws org.astrapia.language.InvalidInputException for mistakes in a file that a person wrote
     * @throws UsageException for any other mistake of a person
     * @throws IOException when a file cannot be read or written
     */
    abstract int run(Context context) throws IOException;
}
