package org.astrapia.shell.command.sweep;

import java.io.IOException;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.slurm.Slurm;
import picocli.CommandLine.Mixin;

/** {@code sweep stop}: asks all workers to write checkpoints and go. */
final class SweepStopCommand extends Command {
    @Mixin
    SweepArgument sweep = new SweepArgument();

    @Override
    public int run(CommandContext context) throws IOException {
        SweepFolder folder = sweep.find(context);
        folder.stop();
        new Slurm(folder).cancelWaiting();
        context.note("workers end their steps and write checkpoints; `sweep resume " + folder.name() + "` goes on");
        return ExitStatus.DONE;
    }
}
