package org.astrapia.shell.command.arguments;

import java.util.List;
import picocli.CommandLine.Option;

/** Whether a run that was made already is made again. */
public final class OnceOption {
    @Option(
            names = "--once",
            description = "If the same run was made before, print its result; if that run was interrupted, resume it.")
    private boolean once;

    /** Whether what was made already is not made again. */
    public boolean once() {
        return once;
    }

    /** As it is said to the process of a job. */
    public List<String> words() {
        return once ? List.of("--once") : List.of();
    }
}
