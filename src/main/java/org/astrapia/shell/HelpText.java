package org.astrapia.shell;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What {@code --help} prints. */
final class HelpText {
    private static final String HEAD = """
            Astrapia finds neural-network architectures for long-tailed image data.

              astrapia COMMAND ...        carries out one command
              astrapia                    opens the console, where the same commands work
              astrapia -c "CMD; CMD"      carries out several, and stops at the first that fails
              astrapia -f FILE            the same with the lines of a file; a piped standard input is one too

            Commands
            """;

    private static final String TAIL = """

            Options of every command
              --json       one JSON document on standard output
              --quiet      no progress and no notes
              --no-color   no colours; so does the variable NO_COLOR
              --gpu        use TensorFlow's natives for GPUs
              --help       what a command takes; astrapia --version prints the version

            Exit status: 0 done, 1 the run failed, 2 a mistake in the command or the configuration,
            3 a script stopped, 130 interrupted.
            """;

    private HelpText() {}

    static String ofProgram() {
        return HEAD + table(Commands.all()) + TAIL;
    }

    static String ofGroup(String group) {
        return table(Commands.all().stream()
                .filter(command -> command.group().equals(group))
                .toList());
    }

    static String ofCommand(CommandLine line, String name) {
        CommandName command = Commands.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        String usage = "astrapia " + command.name() + " " + command.arguments();
        String summary = Character.toUpperCase(command.summary().charAt(0))
                + command.summary().substring(1) + ".";
        CommandLine.Help help = line.getHelp();
        return usage.strip() + "\n\n" + summary + "\n\n" + help.parameterList() + help.optionList();
    }

    private static String table(List<CommandName> commands) {
        int width = commands.stream().mapToInt(HelpText::width).max().orElse(0);
        return commands.stream()
                .map(command ->
                        "  " + (command.name() + " " + command.arguments() + " ".repeat(width)).substring(0, width)
                                + "  " + command.summary() + "\n")
                .collect(Collectors.joining());
    }

    private static int width(CommandName command) {
        return command.name().length() + 1 + command.arguments().length();
    }
}
