package org.astrapia.shell;

import java.io.IOException;
import java.util.Optional;
import org.astrapia.engine.RunFolder;
import picocli.CommandLine.Mixin;

/** {@code evaluate}: test the networks of a run that is done anew. */
final class EvaluateCommand extends Command {
    @Mixin
    MovedData data = new MovedData();

    @Override
    int run(Context context) throws IOException {
        RunFolder folder = data.find(context);
        Optional<String> moved = data.path(context);
        return LiveRun.watch(
                context, data.words(context, "evaluate", folder), runner -> runner.evaluate(folder, moved));
    }
}
