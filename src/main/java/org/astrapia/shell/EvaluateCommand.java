package org.astrapia.shell;

import java.io.IOException;
import java.util.List;
import org.astrapia.engine.RunFolder;
import picocli.CommandLine.Mixin;

/** {@code evaluate}: test the networks of a run that is done anew. */
final class EvaluateCommand extends Command {
    @Mixin
    RunArgument run = new RunArgument();

    @Override
    int run(Context context) throws IOException {
        RunFolder folder = run.find(context);
        List<String> words = List.of("evaluate", folder.path().toString());
        return LiveRun.watch(context, words, runner -> runner.evaluate(folder));
    }
}
