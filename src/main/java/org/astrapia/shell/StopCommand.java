package org.astrapia.shell;

import picocli.CommandLine.Mixin;

/** {@code stop}: ends a job behind its step, with a checkpoint. */
final class StopCommand extends Command {
    @Mixin
    JobArgument argument = new JobArgument();

    @Override
    int run(Context context) {
        argument.find(context).stop();
        return ExitStatus.DONE;
    }
}
