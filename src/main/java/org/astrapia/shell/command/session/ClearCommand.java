package org.astrapia.shell.command.session;

import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;

/** {@code clear}: empties the screen; does nothing where there is none. */
final class ClearCommand extends Command {
    @Override
    public int run(CommandContext context) {
        context.here().clearScreen();
        return ExitStatus.DONE;
    }
}
