package org.astrapia.shell.command.run;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.run.RunFolder;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.RunArgument;
import picocli.CommandLine.Parameters;

/** A run, and where its data set is now when it has moved. */
final class MovedData {
    private static final String KEY = "data.path=";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run: its folder, or its name under runs/. The first letters of the name are enough."
                    + " In the shell the last run if it is left out.")
    String run = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "data.path=DIR",
            description = "Where the run's data set is now, when it has moved.")
    List<String> changes = List.of();

    /**
     * The run.
     *
     * @throws UsageException when more is asked for than a run and the place of its data
     */
    RunFolder find(CommandContext context) {
        List<String> names = new ArrayList<>(words());
        names.removeIf(word -> isChange(context, word));
        if (names.size() > 1) {
            throw new UsageException("one run is expected, found " + String.join(" and ", names) + ".");
        }
        return names.isEmpty() ? RunArgument.last(context) : RunArgument.find(context, names.get(0));
    }

    /**
     * Where the data are now, as {@code data.path} takes it; empty when that is not said.
     *
     * @throws UsageException when something else is to be changed
     */
    Optional<String> path(CommandContext context) {
        Optional<String> path = Optional.empty();
        for (String word : words()) {
            boolean change = isChange(context, word);
            if (change && !word.startsWith(KEY)) {
                throw new UsageException(word
                        + ": a run continues with the settings it began with; only data.path=DIR can be given, when"
                        + " its data set has moved.");
            }
            path = change ? Optional.of(absolute(context, word.substring(KEY.length()))) : path;
        }
        return path;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(run.isEmpty() ? List.of() : List.of(run));
        words.addAll(changes);
        return words;
    }

    private static boolean isChange(CommandContext context, String word) {
        return word.contains("=") && !Files.exists(context.resolve(CommandContext.path(word)));
    }

    /** A path in the home folder is left to who reads it. */
    private static String absolute(CommandContext context, String path) {
        return path.startsWith("~")
                ? path
                : context.resolve(CommandContext.path(path))
                        .toAbsolutePath()
                        .normalize()
                        .toString();
    }

    /** What is said to the process of a job. */
    List<String> words(CommandContext context, String command, RunFolder folder) {
        List<String> all = new ArrayList<>(List.of(command, folder.path().toString()));
        path(context).ifPresent(path -> all.add(KEY + path));
        return all;
    }
}
