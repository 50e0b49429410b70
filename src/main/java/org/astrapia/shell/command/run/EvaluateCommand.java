package org.astrapia.shell.command.run;

import java.io.IOException;
import java.util.Optional;
import org.astrapia.run.RunFolder;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import picocli.CommandLine.Mixin;

/** {@code evaluate}: test the networks of a run that is done anew. */
final class EvaluateCommand extends Command {
    @Mixin
    MovedData data = new MovedData();

    @Override
    public int run(CommandContext context) throws IOException {
        RunFolder folder = data.find(context);
        Optional<String> moved = data.path(context);
        return LiveRun.watch(
                context, data.words(context, "evaluate", folder), runner -> runner.evaluate(folder, moved));
    }
}
