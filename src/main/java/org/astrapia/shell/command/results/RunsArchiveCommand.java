package org.astrapia.shell.command.results;

import java.io.IOException;
import java.util.List;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunUpkeep;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.Consent;
import org.astrapia.shell.command.arguments.RunArguments;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;

/** {@code runs archive}: keeps the results of runs that are done, and drops their checkpoints. */
final class RunsArchiveCommand extends Command {
    @Mixin
    RunArguments arguments = new RunArguments();

    @Mixin
    Consent consent = new Consent();

    @Override
    public int run(CommandContext context) throws IOException {
        List<RunFolder> runs = arguments.find(context);
        long bytes = runs.stream()
                .mapToLong(run -> new RunUpkeep(run).size().checkpoints())
                .sum();
        String names = String.join(", ", runs.stream().map(RunFolder::name).toList());
        if (!consent.isGiven(
                context,
                "Drop the checkpoints of " + names + " (" + RunsSizeCommand.text(bytes)
                        + ")? Results stay; evaluate, export and predict need the checkpoints.")) {
            context.note("nothing was removed");
            return ExitStatus.DONE;
        }
        for (RunFolder run : runs) {
            new RunUpkeep(run).archive();
            context.note("archived " + run.name());
        }
        return ExitStatus.DONE;
    }
}
