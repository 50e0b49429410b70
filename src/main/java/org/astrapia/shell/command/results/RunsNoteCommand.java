package org.astrapia.shell.command.results;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunLabels;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code runs note}: says something of a run. */
final class RunsNoteCommand extends Command {
    @Parameters(index = "0", paramLabel = "RUN", description = "A run: its folder, or its name under runs/.")
    String run;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "TEXT",
            description = "What there is to say; it replaces an earlier note. Without it, the note is printed.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(CommandContext context) {
        RunFolder folder = RunArgument.find(context, run);
        RunLabels labels = RunLabels.of(folder);
        if (!words.isEmpty()) {
            labels = labels.noting(String.join(" ", words).strip());
            labels.write(folder);
        }
        if (context.json()) {
            context.printJson(labels);
        } else {
            context.print(labels.note().isEmpty() ? "no note" : labels.note());
        }
        return ExitStatus.DONE;
    }
}
