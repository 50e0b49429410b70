package org.astrapia.shell.command.session;

import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;

/** {@code exit}: leaves a script or the console. */
final class ExitCommand extends Command {
    @Override
    public int run(CommandContext context) {
        context.session().leave();
        return ExitStatus.DONE;
    }
}
