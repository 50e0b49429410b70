package org.astrapia.shell.command.results;

import java.io.IOException;
import java.util.List;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunUpkeep;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.Consent;
import org.astrapia.shell.command.arguments.RunArguments;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;

/** {@code runs rm}: removes runs for good. */
final class RunsRemoveCommand extends Command {
    @Mixin
    RunArguments arguments = new RunArguments();

    @Mixin
    Consent consent = new Consent();

    @Override
    public int run(CommandContext context) throws IOException {
        if (!arguments.areNamed()) {
            throw new UsageException("name the runs that are to be removed; the first letters of a name are enough.");
        }
        List<RunFolder> runs = arguments.find(context);
        new RunsInUse(context).require(runs);
        long bytes =
                runs.stream().mapToLong(run -> new RunUpkeep(run).size().all()).sum();
        String names = String.join(", ", runs.stream().map(RunFolder::name).toList());
        if (!consent.isGiven(context, "Remove " + names + " for good (" + RunsSizeCommand.text(bytes) + ")?")) {
            context.note("nothing was removed");
            return ExitStatus.DONE;
        }
        for (RunFolder run : runs) {
            new RunUpkeep(run).remove();
            context.note("removed " + run.name());
        }
        return ExitStatus.DONE;
    }
}
