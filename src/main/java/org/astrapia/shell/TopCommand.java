package org.astrapia.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.Source;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.session.HelpText;
import org.astrapia.shell.command.session.Version;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Option;

/** {@code astrapia} without a command: the console, or a script from an option or from a piped standard input. */
final class TopCommand extends Command {
    @Option(names = "-c", paramLabel = "COMMANDS")
    Optional<String> commands = Optional.empty();

    @Option(names = "-f", paramLabel = "FILE")
    Optional<Path> file = Optional.empty();

    @Option(names = "--keep-going")
    boolean keepGoing;

    @Option(names = "--version", versionHelp = true)
    boolean version;

    @Override
    public int run(CommandContext context) throws IOException {
        Environment here = context.here();
        if (options().help()) {
            answer(context, "help", HelpText.ofProgram(Commands.ALL));
        } else if (version) {
            answer(context, "version", Version.text());
        } else if (commands.isPresent() && file.isPresent()) {
            throw new UsageException("-c and -f are both given; a script comes from one of them.");
        } else if (commands.isPresent()) {
            return scripts(here).run("<command>", commands.get());
        } else if (file.isPresent()) {
            return scripts(here)
                    .run(
                            file.get().toString(),
                            Source.read(context.resolve(file.get())).text());
        } else if (!here.terminals().in() || !here.terminals().out()) {
            String text = new String(here.in().readAllBytes(), StandardCharsets.UTF_8);
            return scripts(here).run("<stdin>", text);
        } else {
            return new Console(here, options().words()).run();
        }
        return ExitStatus.DONE;
    }

    private static void answer(CommandContext context, String name, String text) {
        if (context.json()) {
            context.printJson(Map.of(name, text.strip()));
        } else {
            context.print(text);
        }
    }

    private ScriptRunner scripts(Environment here) {
        return new ScriptRunner(here, options().words(), new Session(Session.Kind.SCRIPT, keepGoing));
    }
}
