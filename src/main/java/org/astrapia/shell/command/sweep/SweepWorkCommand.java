package org.astrapia.shell.command.sweep;

import java.io.IOException;
import java.util.Optional;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.SweepWork;
import org.astrapia.shell.command.UsageException;
import org.astrapia.sweep.SweepFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sweep work}: one more worker, on any machine that sees the sweep's folder. */
final class SweepWorkCommand extends Command {
    private static final int MOST_JOBS = 1024;

    @Mixin
    SweepArgument sweep = new SweepArgument();

    @Option(names = "--jobs", paramLabel = "N", description = "How many trials at once; 1 if not given.")
    int jobs = 1;

    @Option(
            names = "--no-wait",
            description = "Go when all trials are taken, and do not take over what other workers may leave.")
    boolean noWait;

    @Override
    public int run(CommandContext context) throws IOException {
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new UsageException("--jobs " + jobs + ": a number from 1 to " + MOST_JOBS + " is allowed.");
        }
        SweepFolder folder = sweep.find(context);
        int status = new SweepWork(context, folder).work(Optional.of(jobs), !noWait);
        context.note("this worker has nothing left to do; `sweep collect " + folder.name() + "` shows the results");
        return status;
    }
}
