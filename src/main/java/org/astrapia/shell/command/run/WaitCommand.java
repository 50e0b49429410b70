package org.astrapia.shell.command.run;

import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.JobArgument;
import org.astrapia.shell.process.Interruption;
import picocli.CommandLine.Mixin;

/** {@code wait}: until a job has ended; fails when the job does. */
final class WaitCommand extends Command {
    @Mixin
    JobArgument argument = new JobArgument();

    @Override
    @SuppressWarnings("try") // the signals are taken over while this is open
    public int run(CommandContext context) {
        var job = argument.find(context);
        try (Interruption interruption = new Interruption(context.here(), job::stop, job::abandon)) {
            int status = job.await();
            job.run().ifPresent(context.session()::ran);
            return status;
        }
    }
}
