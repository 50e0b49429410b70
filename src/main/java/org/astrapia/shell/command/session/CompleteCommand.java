package org.astrapia.shell.command.session;

import java.util.List;
import java.util.Map;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.console.BashCompletion;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code complete}: what bash may insert into a command line that is being typed; the completion file asks it. */
final class CompleteCommand extends Command {
    @Parameters(
            index = "0",
            paramLabel = "LINE",
            description = "The command line up to the cursor, the program's name first.")
    String line = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PART",
            description =
                    "The end of it that is to be replaced: after a sign such as = or an open quote, less than a word.")
    String part = "";

    /** Into a pipe each with a NUL behind it, since a name may hold a line end. */
    @Override
    public int run(CommandContext context) {
        List<String> found = BashCompletion.of(
                line,
                part,
                new SessionCompletionSource(
                        context.here(), context.session(), context.interpreter().commands()));
        if (context.json()) {
            context.printJson(Map.of("insertions", found));
            return ExitStatus.DONE;
        }
        String end = context.here().terminals().out() ? "\n" : "\0";
        found.forEach(each -> context.here().out().exact(each + end));
        return ExitStatus.DONE;
    }
}
