package org.astrapia.genotype;

import java.util.List;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;

/**
 * Where a Python text cannot be read, and why. Light, since a log may hold thousands of texts that begin like a genotype;
 * never seen outside this package.
 */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position at;
    private final int length;
    private final transient List<String> suggestions;

    Unreadable(Position at, int length, String message, List<String> suggestions) {
        super(message, null, false, false);
        this.at = at;
        this.length = length;
        this.suggestions = List.copyOf(suggestions);
    }

    Unreadable(Position at, int length, String message) {
        this(at, length, message, List.of());
    }

    /** What a person is told, with the line of the text. */
    InvalidInputException in(Source source) {
        Problems problems = new Problems(source);
        problems.error(at, length, getMessage(), suggestions);
        return new InvalidInputException(problems.all());
    }
}
