package org.astrapia.shell.command.sweep;

import static org.astrapia.shell.command.CommandEntry.Trait.UNPAGED;
import static org.astrapia.shell.command.CommandEntry.of;
import static org.astrapia.shell.console.CompletionSource.Kind.SWEEP;

import org.astrapia.shell.command.Section;

/** Commands on sweeps. A new one is its class and its entry here. */
public final class SweepCommands {
    /** In the order in which one needs them. */
    public static final Section SECTION = Section.of(
            "Sweeps",
            of("sweep list", () -> new SweepListCommand()).does("print the sweeps in this folder"),
            of("sweep status", () -> new SweepStatusCommand())
                    .usage("[SWEEP]")
                    .does("print how the trials of a sweep stand")
                    .example("sweep status quickstart")
                    .first(SWEEP),
            of("sweep stop", () -> new SweepStopCommand())
                    .usage("[SWEEP]")
                    .does("stop all workers of a sweep; they write checkpoints first")
                    .example("sweep stop quickstart")
                    .first(SWEEP),
            of("sweep resume", () -> new SweepResumeCommand())
                    .usage("[SWEEP] [--failed]")
                    .does("carry out what is left of a sweep")
                    .example("sweep resume quickstart")
                    .first(SWEEP)
                    .is(UNPAGED),
            of("sweep work", () -> new SweepWorkCommand())
                    .usage("[SWEEP] [--jobs N]")
                    .does("take trials of a sweep, beside other workers")
                    .example("sweep work quickstart --jobs 2")
                    .first(SWEEP)
                    .is(UNPAGED),
            of("sweep collect", () -> new SweepCollectCommand())
                    .usage("[SWEEP]")
                    .does("print what a sweep has found so far, and write its report")
                    .example("sweep collect quickstart")
                    .first(SWEEP));

    private SweepCommands() {}
}
