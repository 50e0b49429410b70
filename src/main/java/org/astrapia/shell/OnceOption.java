package org.astrapia.shell;

import java.util.List;
import picocli.CommandLine.Option;

/** Whether a run that was made already is made again. */
final class OnceOption {
    @Option(
            names = "--once",
            description =
                    "When this very run was made already, print its result; when it stopped on its way, resume it.")
    boolean once;

    /** As it is said to the process of a job. */
    List<String> words() {
        return once ? List.of("--once") : List.of();
    }
}
