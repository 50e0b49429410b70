package org.astrapia.shell.command.sweep;

import java.io.IOException;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.SweepWork;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.work.Ledger;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sweep resume}: carries out what is left of a sweep, as its backend does. */
final class SweepResumeCommand extends Command {
    @Mixin
    SweepArgument sweep = new SweepArgument();

    @Option(names = "--failed", description = "Try the trials that were set aside again, too.")
    boolean failed;

    @Option(names = "--left", hidden = true, description = "Not if the sweep was stopped.")
    boolean left;

    @Override
    public int run(CommandContext context) throws IOException {
        SweepFolder folder = sweep.find(context);
        if (left && folder.isStopped()) {
            return ExitStatus.DONE;
        }
        if (failed) {
            try (Ledger ledger = new Ledger(folder)) {
                context.note(ledger.forgive() + " of the trials that failed are tried again");
            }
        }
        return new SweepWork(context, folder).send();
    }
}
