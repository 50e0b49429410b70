package org.astrapia.shell;

import picocli.CommandLine.Option;

/** Whether a run that was made already is made again. */
final class OnceOption {
    @Option(
            names = "--once",
            description =
                    "When this very run was made already, print its result; when it stopped on its way, resume it.")
    boolean once;
}
