package org.astrapia.shell.command.results;

import java.io.IOException;
import java.util.List;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunUpkeep;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code runs rename}: gives a run another name behind its date and time. */
final class RunsRenameCommand extends Command {
    @Parameters(index = "0", paramLabel = "RUN", description = "A run: its folder, or its name under runs/.")
    String run;

    @Parameters(index = "1", paramLabel = "NAME", description = "What it is called then, behind its date and time.")
    String name;

    @Override
    public int run(CommandContext context) throws IOException {
        RunFolder folder = RunArgument.find(context, run);
        new RunsInUse(context).require(List.of(folder));
        context.export(new RunUpkeep(folder).rename(name).path().toString());
        return ExitStatus.DONE;
    }
}
