package org.astrapia.language;

import java.util.List;
import java.util.stream.Collectors;

/** What a person wrote cannot be used; carries every problem that was found, so that all are reported at once. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidInputException(List<Problem> problems) {
        super(problems.stream().map(p -> p.at() + ": " + p.message()).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of their places. */
    public List<Problem> problems() {
        return problems;
    }
}
