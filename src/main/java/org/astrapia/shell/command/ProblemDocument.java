package org.astrapia.shell.command;

import java.util.List;
import org.astrapia.language.Problem;

/** A problem as {@code --json} shows it; one of a whole file or folder stands at its beginning. */
public record ProblemDocument(String file, int line, int column, String message, List<String> suggestions) {
    public static List<ProblemDocument> of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new ProblemDocument(
                        problem.at().file(),
                        Math.max(1, problem.at().line()),
                        Math.max(1, problem.at().column()),
                        problem.message(),
                        problem.suggestions()))
                .toList();
    }
}
