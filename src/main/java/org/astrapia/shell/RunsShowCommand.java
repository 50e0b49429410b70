package org.astrapia.shell;

import java.io.IOException;
import picocli.CommandLine.Mixin;

/** {@code runs show}: the results of one run, finished or not. */
final class RunsShowCommand extends Command {
    @Mixin
    RunArgument run = new RunArgument();

    @Override
    int run(Context context) throws IOException {
        new RunResult(run.find(context).path()).print(context);
        return ExitStatus.DONE;
    }
}
