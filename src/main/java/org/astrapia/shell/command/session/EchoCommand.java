package org.astrapia.shell.command.session;

import java.util.List;
import java.util.Map;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code echo}: prints a text. */
final class EchoCommand extends Command {
    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "What is printed.")
    List<String> words = List.of();

    @Override
    public int run(CommandContext context) {
        String text = String.join(" ", words);
        if (context.json()) {
            context.printJson(Map.of("text", text));
        } else {
            context.export(text);
        }
        return ExitStatus.DONE;
    }
}
