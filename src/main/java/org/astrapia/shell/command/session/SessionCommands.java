package org.astrapia.shell.command.session;

import static org.astrapia.shell.command.CommandEntry.Trait.TAKES_COMMAND;
import static org.astrapia.shell.command.CommandEntry.Trait.TAKES_TEXT;
import static org.astrapia.shell.command.CommandEntry.Trait.UNPAGED;
import static org.astrapia.shell.command.CommandEntry.of;
import static org.astrapia.shell.console.CompletionSource.Kind.COMMAND;
import static org.astrapia.shell.console.CompletionSource.Kind.FILE;
import static org.astrapia.shell.console.CompletionSource.Kind.TOPIC;

import org.astrapia.shell.command.Section;

/** Commands of the shell itself. A new one is its class and its entry here. */
public final class SessionCommands {
    /** In the order in which one needs them. */
    public static final Section SECTION = Section.of(
            "The shell",
            of("let", () -> new LetCommand())
                    .usage("NAME = VALUE")
                    .does("set a variable, to be used as $NAME")
                    .example("let epochs = 5")
                    .is(TAKES_TEXT),
            of("echo", () -> new EchoCommand())
                    .usage("TEXT")
                    .does("print a text")
                    .example("echo epochs: $epochs")
                    .is(TAKES_TEXT),
            of("source", () -> new SourceCommand())
                    .usage("FILE")
                    .does("run the commands of a file")
                    .example("source shell/examples/first-look.astrapia")
                    .first(FILE)
                    .is(UNPAGED),
            of("help", () -> new HelpCommand())
                    .usage("[COMMAND|expressions|scripts|reference]")
                    .does("list the commands, or explain one")
                    .example("help expressions")
                    .each(TOPIC),
            of("!", () -> new SystemCommand())
                    .usage("COMMAND")
                    .does("run a command of the system")
                    .example("! ls runs")
                    .is(TAKES_TEXT, UNPAGED),
            of("output", () -> new OutputCommand())
                    .usage("[FILE] [--append]")
                    .does("send results to a file, or back here")
                    .example("output results.txt")
                    .first(FILE),
            of("timing", () -> new TimingCommand())
                    .usage("[on|off]")
                    .does("tell how long each command takes")
                    .example("timing on"),
            of("watch", () -> new WatchCommand())
                    .usage("[--every SECONDS] [--times N] COMMAND")
                    .does("run a command again and again")
                    .example("watch --every 5 runs list")
                    .first(COMMAND)
                    .is(TAKES_COMMAND, UNPAGED),
            of("clear", () -> new ClearCommand()).does("empty the screen"),
            of("devices", () -> new DevicesCommand())
                    .does("list devices, and what is missing for a GPU")
                    .example("devices --json"),
            of("completion", () -> new CompletionCommand())
                    .does("print the completion file for bash")
                    .example("completion > shell/astrapia-completion.bash"),
            of("complete", () -> new CompleteCommand())
                    .usage("LINE [PART]")
                    .does("print what bash may insert into a command line")
                    .example("complete 'astrapia genotype sh'"),
            of("exit", () -> new ExitCommand()).does("leave; so does quit, or Ctrl-D"));

    private SessionCommands() {}
}
