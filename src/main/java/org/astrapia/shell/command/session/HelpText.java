package org.astrapia.shell.command.session;

import java.util.List;
import java.util.Locale;
import org.astrapia.report.terminal.WrappedText;
import org.astrapia.shell.command.CommandEntry;
import org.astrapia.shell.command.Registry;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine;

/** What {@code --help} prints. */
public final class HelpText {
    private static final int WIDEST_USAGE = 28;
    private static final int WIDTH = 80;

    private static final String HEAD = """
            Astrapia finds neural-network architectures for long-tailed image data.

              astrapia COMMAND ...        runs one command
              astrapia                    opens the shell, which takes the same commands
              astrapia -c "CMD; CMD"      runs several; stops at the first that fails
              astrapia -f FILE            runs the commands of a file, in the same way
              ... | astrapia              runs the commands of standard input
            """;

    private static final String TAIL = """

            Options of every command
              --json       one JSON document on standard output
              --quiet      no progress and no notes
              --no-color   no colours; so does the variable NO_COLOR
              --gpu        use TensorFlow's natives for GPUs
              --help       what a command takes; astrapia --version prints the version

            More: help COMMAND, help expressions, help scripts, help reference, explain KEY.

            Exit status
            """;

    private HelpText() {}

    /** All commands by their sections. */
    public static String ofProgram(Registry registry) {
        StringBuilder text = new StringBuilder(HEAD);
        registry.sections()
                .forEach(section ->
                        text.append('\n').append(section.title()).append('\n').append(table(section.commands())));
        text.append(TAIL);
        ExitStatus.meanings()
                .forEach((status, meaning) -> text.append(String.format(Locale.ROOT, "  %-12d %s\n", status, meaning)));
        return text.toString();
    }

    /** Commands of a group. */
    public static String ofGroup(List<CommandEntry> group) {
        return table(group);
    }

    /** One command. */
    public static String ofCommand(CommandLine line, CommandEntry command) {
        String summary = Character.toUpperCase(command.summary().charAt(0))
                + command.summary().substring(1) + ".";
        CommandLine.Help help = line.getHelp();
        return "astrapia " + command.call() + "\n\n" + summary + "\n\nExample: " + command.example() + "\n\n"
                + help.parameterList() + help.optionList();
    }

    /** Usage and summary side by side; a long usage has a line of its own. */
    private static String table(List<CommandEntry> commands) {
        int width = commands.stream()
                .mapToInt(command -> command.call().length())
                .filter(each -> each <= WIDEST_USAGE)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (CommandEntry command : commands) {
            String usage = command.call();
            String gap = usage.length() > width ? "\n" + " ".repeat(width + 4) : " ".repeat(width - usage.length() + 2);
            text.append(WrappedText.of("  " + usage + gap + command.summary(), WIDTH, width + 4));
        }
        return text.toString();
    }
}
