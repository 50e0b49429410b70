package org.astrapia.shell.command.run;

import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.JobArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;

/** {@code stop}: ends a job after its current step, with a checkpoint. */
final class StopCommand extends Command {
    @Mixin
    JobArgument argument = new JobArgument();

    @Override
    public int run(CommandContext context) {
        argument.find(context).stop();
        return ExitStatus.DONE;
    }
}
