package org.astrapia.shell.command.session;

import java.util.List;
import java.util.Map;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.CommandEntry;
import org.astrapia.shell.command.DidYouMean;
import org.astrapia.shell.command.Registry;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code help}: what there is, what one command does, and how expressions are written. */
final class HelpCommand extends Command {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command, or: expressions, scripts, reference.")
    List<String> topic = List.of();

    @Override
    public int run(CommandContext context) {
        String text = text(context.interpreter().commands(), String.join(" ", topic), context.proseWidth());
        if (context.json()) {
            context.printJson(Map.of("help", text.strip()));
        } else {
            context.export(text);
        }
        return ExitStatus.DONE;
    }

    private static String text(Registry registry, String topic, int width) {
        if (topic.isEmpty()) {
            return HelpText.ofProgram(registry);
        }
        return HelpTopics.text(topic, registry, width).orElseGet(() -> ofCommand(registry, topic));
    }

    private static String ofCommand(Registry registry, String topic) {
        List<CommandEntry> group = registry.group(topic);
        if (!group.isEmpty() && group.get(0).grouped()) {
            return HelpText.ofGroup(group);
        }
        return registry.find(topic)
                .map(command -> HelpText.ofCommand(new CommandLine(command.create()), command))
                .orElseThrow(() -> new UsageException("there is no command '" + topic + "'."
                        + DidYouMean.advice(
                                topic,
                                registry.all().stream().map(CommandEntry::name).toList())
                        + " `help` lists all; there is also "
                        + String.join(
                                " and ",
                                HelpTopics.names().keySet().stream()
                                        .map(name -> "`help " + name + "`")
                                        .toList())
                        + "."));
    }
}
