package org.astrapia.shell;

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

    @Option(names = "--help", usageHelp = true, description = "Show what this command takes.")
    boolean help;
}
