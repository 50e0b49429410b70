package org.astrapia.shell;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** {@code echo}: prints a text. */
final class EchoCommand extends Command {
    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "What is printed.")
    List<String> words = List.of();

    @Override
    int run(Context context) {
        String text = String.join(" ", words);
        if (context.json()) {
            context.printJson(Map.of("text", text));
        } else {
            context.export(text);
        }
        return ExitStatus.DONE;
    }
}
