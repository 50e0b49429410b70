package org.astrapia.shell.command.run;

import java.io.IOException;
import java.util.Optional;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import picocli.CommandLine.Mixin;

/** {@code resume}: go on with a run from its last checkpoint. */
final class ResumeCommand extends Command {
    @Mixin
    MovedData data = new MovedData();

    @Override
    public int run(CommandContext context) throws IOException {
        RunFolder folder = data.find(context);
        if (folder.status().state() == State.DONE) {
            context.note("this run is done; its report is written again");
        }
        Optional<String> moved = data.path(context);
        return LiveRun.watch(context, data.words(context, "resume", folder), runner -> runner.resume(folder, moved));
    }
}
