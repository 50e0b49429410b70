package org.astrapia.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What {@code --help} prints. */
final class HelpText {
    private static final int WIDEST_USAGE = 34;

    private static final String HEAD = """
            Astrapia finds neural-network architectures for long-tailed image data.

              astrapia COMMAND ...        carries out one command
              astrapia                    opens the shell, where the same commands work
              astrapia -c "CMD; CMD"      carries out several, and stops at the first that fails
              astrapia -f FILE            the same with the lines of a file; a piped standard input is one too
            """;

    /** What the commands are about, in the order in which one needs them; by their first words. */
    private static final Map<String, List<String>> SECTIONS = sections();

    private static final String TAIL = """

            Options of every command
              --json       one JSON document on standard output
              --quiet      no progress and no notes
              --no-color   no colours; so does the variable NO_COLOR
              --gpu        use TensorFlow's natives for GPUs
              --help       what a command takes; astrapia --version prints the version

            More: help COMMAND, help expressions, help scripts, explain KEY.

            Exit status: 0 done, 1 the run failed or results could not be written, 2 a mistake in the
            command or the configuration, 3 a script stopped, 130 interrupted, 141 nobody read on.
            """;

    private HelpText() {}

    private static Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        sections.put(
                "An experiment",
                List.of(
                        "use", "new", "show", "set", "unset", "define", "diff", "check", "compile", "save", "explain",
                        "schema", "data"));
        sections.put(
                "Runs", List.of("run", "search", "retrain", "resume", "evaluate", "jobs", "stop", "wait", "bench"));
        sections.put("Results", List.of("runs", "plot", "report", "genotype"));
        sections.put(
                "The shell", List.of("let", "echo", "source", "help", "devices", "completion", "complete", "exit"));
        return sections;
    }

    static String ofProgram() {
        StringBuilder text = new StringBuilder(HEAD);
        List<CommandName> rest = new ArrayList<>(Commands.all());
        SECTIONS.forEach((title, groups) -> {
            List<CommandName> commands = groups.stream()
                    .flatMap(group -> Commands.all().stream()
                            .filter(command -> command.group().equals(group)))
                    .toList();
            text.append('\n').append(title).append('\n').append(table(commands));
            rest.removeAll(commands);
        });
        return text + (rest.isEmpty() ? "" : "\nMore\n" + table(rest)) + TAIL;
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
        String example =
                Examples.of(name).map(text -> "Example: " + text + "\n\n").orElse("");
        return usage.strip() + "\n\n" + summary + "\n\n" + example + help.parameterList() + help.optionList();
    }

    /** Usage and summary side by side; a long usage has a line of its own. */
    private static String table(List<CommandName> commands) {
        int width = commands.stream()
                .mapToInt(HelpText::width)
                .filter(each -> each <= WIDEST_USAGE)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (CommandName command : commands) {
            String usage = (command.name() + " " + command.arguments()).stripTrailing();
            String gap = usage.length() > width ? "\n" + " ".repeat(width + 4) : " ".repeat(width - usage.length() + 2);
            text.append("  ")
                    .append(usage)
                    .append(gap)
                    .append(command.summary())
                    .append('\n');
        }
        return text.toString();
    }

    private static int width(CommandName command) {
        return (command.name() + " " + command.arguments()).stripTrailing().length();
    }
}
