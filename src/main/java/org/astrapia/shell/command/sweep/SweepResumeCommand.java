package org.astrapia.shell.command.sweep;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.SweepWork;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.work.Ledger;
import org.astrapia.sweep.work.TrialState;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sweep resume}: carries out what is left of a sweep, as its backend does. */
final class SweepResumeCommand extends Command {
    private static final int BETWEEN_SECONDS = 5;

    @Mixin
    SweepArgument sweep = new SweepArgument();

    @Option(names = "--failed", description = "Try the trials that were set aside again, too.")
    boolean failed;

    @Option(names = "--left", hidden = true, description = "Not if the sweep was stopped.")
    boolean left;

    @Override
    public int run(CommandContext context) throws IOException {
        SweepFolder folder = sweep.find(context);
        if (left) {
            if (folder.isStopped()) {
                return ExitStatus.DONE;
            }
            awaitSilence(folder);
        }
        if (failed) {
            try (Ledger ledger = new Ledger(folder)) {
                context.note(ledger.forgive() + " of the trials that failed are tried again");
            }
        }
        return new SweepWork(context, folder).send();
    }

    /** Until nothing is heard any more of workers that were killed: only then can others take over their trials. */
    private static void awaitSilence(SweepFolder folder) {
        long end = System.nanoTime() + Ledger.LEASE.plusSeconds(BETWEEN_SECONDS).toNanos();
        try (Ledger ledger = new Ledger(folder)) {
            while (System.nanoTime() < end
                    && ledger.states().stream().anyMatch(state -> state.kind() == TrialState.Kind.RUNNING)) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(BETWEEN_SECONDS));
            }
        }
    }
}
