package org.astrapia.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.Suggestions;
import org.astrapia.shell.command.CommandCall;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.CommandEntry;
import org.astrapia.shell.command.CommandEntry.Trait;
import org.astrapia.shell.command.DidYouMean;
import org.astrapia.shell.command.GlobalOptions;
import org.astrapia.shell.command.Interpreter;
import org.astrapia.shell.command.Registry;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.session.HelpText;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.process.StandardStreams;
import org.astrapia.shell.script.Statement;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds the command that the words name, fills it, carries it out, and says what went wrong. */
public final class CommandRunner {
    private static final String BACKGROUND = "&";

    private final Environment here;
    private final Session session;

    CommandRunner(Environment here) {
        this(here, new Session(Session.Kind.CALL));
    }

    /** @param session to which the commands belong */
    CommandRunner(Environment here, Session session) {
        this.here = here;
        this.session = session;
    }

    /**
     * Carries out the command line of a process.
     *
     * @return the exit status
     */
    public static int main(String[] arguments, Map<String, String> environment) {
        Environment here = StandardStreams.open(environment);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> new Failures(here, false).report(failure));
        return new CommandRunner(here).run(List.of(arguments));
    }

    /** One command, or a script, or the console. */
    int run(List<String> words) {
        return guarded(words, () -> {
            if (words.equals(List.of("--help"))
                    || words.equals(List.of(
                            "-h"))) { // asked so often that picocli, which takes longer than the rest, stays out
                here.out().print(HelpText.ofProgram(Commands.ALL));
                return ExitStatus.DONE;
            }
            CommandWords call = CommandWords.of(words);
            Statement statement = Statement.of("<command line>", words);
            return call.command().isPresent() || call.group().isPresent()
                    ? run(call, statement, false)
                    : fill(Commands.PROGRAM, words, statement, false);
        });
    }

    /**
     * One command that stands in a script or was typed into the console.
     *
     * @param globalOptions that hold for every command
     */
    int run(List<String> globalOptions, Statement statement) {
        boolean background = statement.words().size() > 1
                && statement.texts().get(statement.words().size() - 1).equals(BACKGROUND);
        Statement command = background ? statement.withoutLast() : statement;
        List<String> words = new ArrayList<>(globalOptions);
        words.addAll(command.texts());
        return guarded(words, () -> run(CommandWords.of(words), command, background));
    }

    private int run(CommandWords call, Statement statement, boolean background) throws Exception {
        if (call.group().isPresent()) {
            here.out().print(HelpText.ofGroup(Commands.ALL.group(call.group().get())));
            return ExitStatus.DONE;
        }
        if (call.command().isEmpty()) {
            if (call.asksHelp()) {
                here.out().print(HelpText.ofProgram(Commands.ALL));
                return ExitStatus.DONE;
            }
            throw new UsageException("a command is expected, not '" + String.join(" ", call.arguments()) + "'.");
        }
        CommandEntry command = call.command().get();
        if (background && !command.has(Trait.BACKGROUND)) {
            throw new UsageException("'" + command.name() + "' is not a run; only "
                    + Suggestions.alternatives(Commands.ALL.named(Trait.BACKGROUND))
                    + " can go on in the background with &.");
        }
        return fill(command, call.arguments(), statement, background);
    }

    private int fill(CommandEntry entry, List<String> arguments, Statement statement, boolean background)
            throws Exception {
        CommandCall command = entry.create();
        CommandLine line = new CommandLine(command)
                .setCommandName(("astrapia " + entry.name()).strip())
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(false)
                .registerConverter(Path.class, CommandRunner::path)
                .setUnmatchedOptionsArePositionalParams(entry.has(Trait.TAKES_TEXT))
                .setStopAtPositional(entry.has(Trait.TAKES_COMMAND));
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (UnmatchedArgumentException unmatched) {
            throw new UsageException(unknown(line, unmatched));
        } catch (ParameterException wrong) {
            throw new UsageException(firstLine(wrong) + " '" + line.getCommandName() + " --help' tells more.");
        }
        if (command.options().help() && entry != Commands.PROGRAM) {
            here.out().print(HelpText.ofCommand(line, entry));
            return ExitStatus.DONE;
        }
        return command.run(new CommandContext(here, command.options(), session, statement, background, interpreter()));
    }

    private Interpreter interpreter() {
        return new Interpreter() {
            @Override
            public Registry commands() {
                return Commands.ALL;
            }

            @Override
            public int script(String name, String text, GlobalOptions options) {
                return new ScriptRunner(here, options.words(), session).run(name, text);
            }

            @Override
            public int command(Statement statement, GlobalOptions options) {
                return new CommandRunner(here, session).run(options.words(), statement);
            }
        };
    }

    private static Path path(String text) {
        try {
            return CommandContext.path(text);
        } catch (UsageException impossible) {
            throw new TypeConversionException(impossible.getMessage());
        }
    }

    private static String unknown(CommandLine line, UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().get(0);
        String call = "'" + line.getCommandName() + "'";
        if (!word.startsWith("-")) {
            return call + " takes no further argument '" + word + "'. '" + line.getCommandName()
                    + " --help' tells more.";
        }
        List<String> options = new ArrayList<>();
        for (OptionSpec option : line.getCommandSpec().options()) {
            options.addAll(List.of(option.names()));
        }
        return call + " has no option '" + word + "'." + DidYouMean.advice(word, options) + " '" + line.getCommandName()
                + " --help' lists all.";
    }

    private static String firstLine(ParameterException wrong) {
        String line = wrong.getMessage().lines().findFirst().orElse("wrong arguments");
        return line.endsWith(".") ? line : line + ".";
    }

    /** What a command may throw. */
    private interface Body {
        int run() throws Exception;
    }

    @SuppressWarnings("CatchingUnchecked") // the last line of defence: a person sees a sentence, not a stack trace
    private int guarded(List<String> words, Body body) {
        Failures failures = new Failures(here, words.contains("--json"));
        int status;
        try {
            status = body.run();
        } catch (Exception | LinkageError | VirtualMachineError failure) {
            status = failures.report(failure);
        }
        Optional<IOException> unwritten = here.out().failure();
        return unwritten.isEmpty() ? status : failures.unwritten(unwritten.get(), status, session.lastRun());
    }
}
