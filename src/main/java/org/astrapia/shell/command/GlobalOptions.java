package org.astrapia.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every command has; they may stand before its name as well. */
public final class GlobalOptions {
    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress and no notes.")
    private boolean quiet;

    @Option(names = "--no-color", description = "No colours; so does the variable NO_COLOR.")
    private boolean noColor;

    @Option(names = "--gpu", description = "Use TensorFlow's natives for GPUs.")
    private boolean gpu;

    /** How a run tells what happens; only the shell asks for it, of the processes in which it runs its jobs. */
    @Option(names = "--events", hidden = true, paramLabel = "json")
    private Optional<String> events = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show what this command takes.")
    private boolean help;

    /** Whether results are one JSON document. */
    public boolean json() {
        return json;
    }

    /** Whether progress and notes are left out. */
    public boolean quiet() {
        return quiet;
    }

    /** Whether colours are left out. */
    public boolean noColor() {
        return noColor;
    }

    /** Whether TensorFlow's natives for GPUs are used. */
    public boolean gpu() {
        return gpu;
    }

    /** Whether help is asked for. */
    public boolean help() {
        return help;
    }

    /** How a run tells what happens, where that is asked for. */
    public Optional<String> events() {
        return events;
    }

    /** Those that were given, as words, for the commands of a script. */
    public List<String> words() {
        List<String> given = new ArrayList<>();
        if (json) {
            given.add("--json");
        }
        if (quiet) {
            given.add("--quiet");
        }
        if (noColor) {
            given.add("--no-color");
        }
        if (gpu) {
            given.add("--gpu");
        }
        return given;
    }
}
