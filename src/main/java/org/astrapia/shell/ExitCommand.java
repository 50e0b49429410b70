package org.astrapia.shell;

/** {@code exit}: leaves a script or the console. */
final class ExitCommand extends Command {
    @Override
    int run(Context context) {
        context.session().leave();
        return ExitStatus.DONE;
    }
}
