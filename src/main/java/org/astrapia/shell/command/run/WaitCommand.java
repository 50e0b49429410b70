package org.astrapia.shell.command.run;

import java.io.IOException;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.RunResult;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.arguments.JobArgument;
import org.astrapia.shell.jobs.JobEnd;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.process.Interruption;
import picocli.CommandLine.Mixin;

/** {@code wait}: until a job has ended; fails when the job does. */
final class WaitCommand extends Command {
    @Mixin
    JobArgument argument = new JobArgument();

    @Override
    @SuppressWarnings("try") // the signals are taken over while this is open
    public int run(CommandContext context) throws IOException {
        var job = argument.find(context);
        try (Interruption interruption = new Interruption(context.here(), job::stop, job::abandon)) {
            int status = job.await();
            job.run().ifPresent(context.session()::ran);
            boolean shows = context.session().kind() != Session.Kind.CONSOLE; // which tells the end of every job itself
            if (shows && job.tellsEnd()) {
                Notice.send(context.here(), context.session(), job.run(), job.state());
                context.here().err().println(new JobEnd(job).announcement());
                if (status == ExitStatus.DONE && job.run().isPresent()) {
                    new RunResult(job.run().get()).print(context);
                }
            }
            return status;
        }
    }
}
