package org.astrapia.shell;

import java.io.IOException;
import java.util.List;
import org.astrapia.engine.RunFolder;
import picocli.CommandLine.Mixin;

/** {@code resume}: go on with a run from its last checkpoint. */
final class ResumeCommand extends Command {
    @Mixin
    RunArgument run = new RunArgument();

    @Override
    int run(Context context) throws IOException {
        RunFolder folder = run.find(context);
        List<String> words = List.of("resume", folder.path().toString());
        return LiveRun.watch(context, words, runner -> runner.resume(folder));
    }
}
