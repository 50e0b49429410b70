package org.astrapia.shell;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every command has; they may stand before its name as well. */
final class GlobalOptions {
    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Option(names = "--quiet", description = "No progress and no notes.")
    boolean quiet;

    @Option(names = "--no-color", description = "No colours; so does the variable NO_COLOR.")
    boolean noColor;

    @Option(names = "--gpu", description = "Use TensorFlow's natives for GPUs.")
    boolean gpu;

    /** How a run tells what happens; only the shell asks for it, of the processes in which it runs its jobs. */
    @Option(names = "--events", hidden = true, paramLabel = "json")
    Optional<String> events = Optional.empty();

    @Option(names = "--help", usageHelp = true, description = "Show what this command takes.")
    boolean help;
}
