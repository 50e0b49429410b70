package org.astrapia.shell.command.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;
import org.astrapia.language.Problem.Severity;
import org.astrapia.language.Suggestions;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.Environment;

/** Experiments as people name them: a file, or the name of one in {@code experiments/}. */
public final class Experiments {
    public static final Path FOLDER = Path.of("experiments");
    private static final List<String> ENDINGS = List.of("", ".yaml", ".yml");

    private Experiments() {}

    /** The file of an experiment; what is given where there is none, for whoever reads it to say so. */
    public static Path find(CommandContext context, Path given) {
        if (Files.exists(context.resolve(given)) || given.isAbsolute()) {
            return given;
        }
        return folders()
                .flatMap(folder -> ENDINGS.stream().map(ending -> folder.resolve(given + ending)))
                .filter(file -> Files.isRegularFile(context.resolve(file)))
                .findFirst()
                .orElse(given);
    }

    /** The folder here, and that of the program, so that its own experiments are found from everywhere. */
    private static Stream<Path> folders() {
        return Stream.concat(
                Stream.of(FOLDER),
                Optional.ofNullable(System.getProperty("astrapia.home")).stream()
                        .map(home -> Path.of(home).resolve(FOLDER)));
    }

    /**
     * The same.
     *
     * @throws InvalidInputException when there is none, but one of nearly the same name
     */
    public static Path require(CommandContext context, Path given) {
        Path found = find(context, given);
        List<String> close = Files.exists(context.resolve(found))
                ? List.of()
                : Suggestions.closest(given.toString(), names(context.here()));
        if (!close.isEmpty()) {
            throw new InvalidInputException(List.of(new Problem(
                    Severity.ERROR,
                    new Position(given.toString(), 1, 1),
                    "",
                    1,
                    "there is no file `" + given + "`, and no experiment of that name",
                    close)));
        }
        return found;
    }

    /** Names of the experiments in {@code experiments/}, here and beside the program. */
    public static List<String> names(Environment here) {
        return folders()
                .flatMap(folder -> names(here.resolve(folder)).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
