package org.astrapia.run;

import java.util.List;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;

/** A run that cannot begin or go on, told like any other mistake in what a person handed in. */
public final class RunRefusal {
    private RunRefusal() {}

    /**
     * @param where a file, a folder or a key of whose lines none matters
     */
    public static InvalidInputException of(Object where, String message, String... suggestions) {
        return at(new Position(where.toString(), 1, 1), message, suggestions);
    }

    /** The same at a line of a file. */
    static InvalidInputException at(Position where, String message, String... suggestions) {
        return new InvalidInputException(
                List.of(new Problem(Problem.Severity.ERROR, where, "", 1, message, List.of(suggestions))));
    }
}
