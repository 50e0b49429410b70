package org.astrapia.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.language.Problem.Severity;

/** Collects everything that is wrong with a text, so that a person sees it all at once. Not thread-safe. */
public final class Problems {
    /** A text that is wrong in more ways is of another kind altogether. */
    private static final int MOST = 100;

    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    /** A collector for problems in these texts. */
    public Problems(Source... sources) {
        for (Source source : sources) {
            know(source);
        }
    }

    /** A collector for problems in the same texts, with none yet. */
    public Problems fresh() {
        return new Problems(sources.values().toArray(Source[]::new));
    }

    /** Another collector with what this one has found so far. */
    public Problems copy() {
        Problems copy = fresh();
        copy.problems.addAll(problems);
        return copy;
    }

    /** Lets problems be placed in {@code source} too. */
    public void know(Source source) {
        sources.putIfAbsent(source.name(), source);
    }

    /** Records an error that underlines {@code length} characters from {@code at}. */
    public void error(Position at, int length, String message) {
        error(at, length, message, List.of());
    }

    /** Records an error with names that may have been meant. */
    public void error(Position at, int length, String message, List<String> suggestions) {
        add(Severity.ERROR, at, length, message, suggestions);
    }

    /** Records a warning. */
    public void warning(Position at, int length, String message) {
        add(Severity.WARNING, at, length, message, List.of());
    }

    /** Records what was found elsewhere. */
    public void addAll(List<Problem> found) {
        for (Problem problem : found) {
            if (problems.size() < MOST) {
                problems.add(problem);
            }
        }
    }

    private void add(Severity severity, Position at, int length, String message, List<String> suggestions) {
        if (problems.size() < MOST) {
            problems.add(problem(severity, at, length, message, suggestions));
        }
    }

    /** A problem with its offending line, not recorded. */
    public Problem problem(Severity severity, Position at, int length, String message, List<String> suggestions) {
        Source source = sources.get(at.file());
        String line = source == null ? "" : source.line(at.line());
        return new Problem(severity, at, line, length, message, suggestions);
    }

    /** Whether there is an error. */
    public boolean hasErrors() {
        for (Problem problem : problems) {
            if (problem.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** Errors and warnings in the order of their places, file by file. */
    public List<Problem> all() {
        List<String> files = new ArrayList<>(sources.keySet());
        List<Problem> ordered = new ArrayList<>(problems);
        ordered.sort(Comparator.comparingInt(
                        (Problem problem) -> files.indexOf(problem.at().file()))
                .thenComparingInt(problem -> problem.at().line())
                .thenComparingInt(problem -> problem.at().column()));
        return ordered;
    }

    /**
     * Ends the reading when there is an error.
     *
     * @throws InvalidInputException with everything found, warnings too
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new InvalidInputException(all());
        }
    }
}
