package org.astrapia.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.Source;
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
    int run(Context context) throws IOException {
        Surroundings here = context.here();
        if (options.help) {
            answer(context, "help", HelpText.ofProgram());
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
            return new Console(here, given(options)).run();
        }
        return ExitStatus.DONE;
    }

    private static void answer(Context context, String name, String text) {
        if (context.json()) {
            context.printJson(Map.of(name, text.strip()));
        } else {
            context.print(text);
        }
    }

    private ScriptRunner scripts(Surroundings here) {
        return new ScriptRunner(here, given(options), new Session(Session.Kind.SCRIPT, keepGoing));
    }

    /** The global options as words, for the commands of a script. */
    static List<String> given(GlobalOptions options) {
        List<String> given = new ArrayList<>();
        if (options.json) {
            given.add("--json");
        }
        if (options.quiet) {
            given.add("--quiet");
        }
        if (options.noColor) {
            given.add("--no-color");
        }
        if (options.gpu) {
            given.add("--gpu");
        }
        return given;
    }
}
