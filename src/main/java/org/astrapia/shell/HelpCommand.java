package org.astrapia.shell;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code help}: what there is, what one command does, and how expressions are written. */
final class HelpCommand extends Command {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command, or: expressions, scripts.")
    List<String> topic = List.of();

    @Override
    int run(Context context) {
        String text = text(String.join(" ", topic));
        if (context.json()) {
            context.printJson(Map.of("help", text.strip()));
        } else {
            context.print(text);
        }
        return ExitStatus.DONE;
    }

    private static String text(String topic) {
        return switch (topic) {
            case "" -> HelpText.ofProgram();
            case "expressions" -> HelpTopics.expressions();
            case "scripts", "for", "end" -> HelpTopics.SCRIPTS;
            default -> ofCommand(topic);
        };
    }

    private static String ofCommand(String topic) {
        if (Commands.all().stream()
                .anyMatch(command -> command.grouped() && command.group().equals(topic))) {
            return HelpText.ofGroup(topic);
        }
        return Commands.all().stream()
                .filter(command -> command.name().equals(topic))
                .findFirst()
                .map(command -> HelpText.ofCommand(new CommandLine(Commands.create(command)), command.name()))
                .orElseThrow(() -> new UsageException("there is no command '" + topic + "'."
                        + Meant.advice(
                                topic,
                                Commands.all().stream().map(CommandName::name).toList())
                        + " `help` lists all; there is also `help expressions` and `help scripts`."));
    }
}
