package org.astrapia.shell;

import java.io.IOException;
import java.util.List;
import org.astrapia.engine.RunFolder;
import org.astrapia.engine.RunStatus.State;
import picocli.CommandLine.Mixin;

/** {@code resume}: go on with a run from its last checkpoint. */
final class ResumeCommand extends Command {
    @Mixin
    RunArgument run = new RunArgument();

    @Override
    int run(Context context) throws IOException {
        RunFolder folder = run.find(context);
        if (folder.status().state() == State.DONE) {
            context.note("this run is done; its report is written again");
        }
        List<String> words = List.of("resume", folder.path().toString());
        return LiveRun.watch(context, words, runner -> runner.resume(folder));
    }
}
