package org.astrapia.shell;

import java.io.IOException;
import org.astrapia.engine.RunFolder;
import picocli.CommandLine.Mixin;

/** {@code resume}: go on with a run from its last checkpoint. */
final class ResumeCommand extends Command {
    @Mixin
    RunArgument run = new RunArgument();

    @Override
    int run(Context context) throws IOException {
        RunFolder folder = run.find(context);
        return LiveRun.watch(context, runner -> runner.resume(folder));
    }
}
