package org.astrapia.shell.command.sweep;

import java.io.IOException;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.SweepResult;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;

/** {@code sweep collect}: what the trials have found so far. */
final class SweepCollectCommand extends Command {
    @Mixin
    SweepArgument sweep = new SweepArgument();

    @Override
    public int run(CommandContext context) throws IOException {
        new SweepResult(sweep.find(context)).print(context);
        return ExitStatus.DONE;
    }
}
