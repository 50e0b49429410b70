package org.astrapia.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;
import org.astrapia.language.Suggestions;

/** Data that cannot be used, told like any other mistake in what a person handed in. */
public final class Refusal {
    /** More files than these are counted rather than named. */
    private static final int NAMED = 20;

    private Refusal() {}

    /** Most data files have no lines: the place is the file, an offset in bytes belongs into the message. */
    public static InvalidInputException of(Path file, String message) {
        return new InvalidInputException(List.of(problem(file, message)));
    }

    /** All that is wrong at once; of very many the first are named and the others counted. */
    public static InvalidInputException of(Path folder, List<Problem> problems) {
        if (problems.size() <= NAMED) {
            return new InvalidInputException(problems);
        }
        Problem others = problem(folder, "and " + (problems.size() - NAMED) + " more files that cannot be used");
        return new InvalidInputException(
                Stream.concat(problems.stream().limit(NAMED), Stream.of(others)).toList());
    }

    public static InvalidInputException ofSetting(String key, String message) {
        return new InvalidInputException(List.of(problem(key, message)));
    }

    public static Problem problemOfSetting(String key, String message, List<String> suggestions) {
        return problem(key, message, suggestions);
    }

    public static Problem problem(Path file, String message) {
        return problem(file.toString(), message);
    }

    /** Something wrong at a line of a list. */
    public static InvalidInputException at(Path file, int line, String message) {
        return new InvalidInputException(List.of(problemAt(file, line, message)));
    }

    /** The same as a problem. */
    public static Problem problemAt(Path file, int line, String message) {
        Position at = new Position(file.toString(), line, 1);
        return new Problem(Problem.Severity.ERROR, at, "", 1, message, List.of());
    }

    /** A name that is none of some others. */
    public static Problem problem(Path file, String message, String name, List<String> others) {
        return problem(file.toString(), message, Suggestions.closest(name, others));
    }

    private static Problem problem(String where, String message) {
        return problem(where, message, List.of());
    }

    private static Problem problem(String where, String message, List<String> suggestions) {
        return new Problem(Problem.Severity.ERROR, Position.ofWhole(where), "", 1, message, suggestions);
    }
}
