package org.astrapia.shell.command.results;

import java.io.IOException;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.RunResult;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;

/** {@code runs show}: the results of one run, finished or not. */
final class RunsShowCommand extends Command {
    @Mixin
    RunArgument run = new RunArgument();

    @Override
    public int run(CommandContext context) throws IOException {
        new RunResult(run.find(context).path()).print(context);
        return ExitStatus.DONE;
    }
}
