package org.astrapia.shell.command.results;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunLabels;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code runs tag}: gives a run tags, and takes them away with a minus. */
final class RunsTagCommand extends Command {
    @Parameters(index = "0", paramLabel = "RUN", description = "A run: its folder, or its name under runs/.")
    String run;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "TAG",
            description = "A word for it; ~TAG takes one away. Without any, its tags are printed.")
    List<String> tags = new ArrayList<>();

    @Override
    public int run(CommandContext context) {
        RunFolder folder = RunArgument.find(context, run);
        RunLabels labels = RunLabels.of(folder);
        for (String tag : tags) {
            String word = tag.startsWith("~") ? tag.substring(1) : tag;
            if (!word.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")) {
                throw new UsageException("'" + word + "' is no tag: letters, digits, '.', '_' and '-' are allowed.");
            }
            labels = word.equals(tag) ? labels.with(word) : labels.without(word);
        }
        if (!tags.isEmpty()) {
            labels.write(folder);
        }
        if (context.json()) {
            context.printJson(labels);
        } else {
            context.print(labels.tags().isEmpty() ? "no tags" : String.join(" ", labels.tags()));
        }
        return ExitStatus.DONE;
    }
}
