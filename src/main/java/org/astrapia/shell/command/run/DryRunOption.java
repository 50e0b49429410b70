package org.astrapia.shell.command.run;

import org.astrapia.shell.command.UsageException;
import picocli.CommandLine.Option;

/** Whether a sweep is only shown. */
final class DryRunOption {
    @Option(
            names = "--dry-run",
            description = "Of several runs: begin none, and print what would be run, or the scripts for Slurm.")
    private boolean only;

    /** Whether nothing is begun. */
    boolean only() {
        return only;
    }

    /**
     * For an experiment of one run.
     *
     * @throws UsageException when it is asked for
     */
    void requireSweep() {
        if (only) {
            throw new UsageException(
                    "--dry-run is for several runs, such as seed=1..3; `check` tells what one run takes.");
        }
    }
}
