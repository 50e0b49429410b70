package org.astrapia.sweep;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.config.Description;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Source;
import org.astrapia.run.Plan;

/** Descriptions of several runs, for tests. */
public final class Sweeps {
    /** A short experiment. */
    public static final String EXPERIMENT = """
            experiment: small
            data: {dataset: shapes, distribution: exponential(0.5)}
            space: {channels: 8}
            search: {epochs: 1}
            """;

    private Sweeps() {}

    /** The sweep of a text and words; empty for one run. */
    public static Optional<PlannedSweep> read(String text, String... words) {
        Source source = new Source("small.yaml", text);
        return SweepReader.read(Description.read(Path.of("small.yaml"), source, Arrays.asList(words)), Plan.RUN);
    }

    /** Labels of its trials, one a line. */
    static String labels(String text, String... words) {
        return read(text, words).orElseThrow().sweep().trials().stream()
                .map(Trial::label)
                .collect(Collectors.joining("\n"));
    }

    /** Places and messages of what is wrong. */
    static List<String> problems(String text, String... words) {
        try {
            read(text, words);
            return List.of();
        } catch (InvalidInputException refused) {
            return refused.problems().stream()
                    .map(problem -> problem.at() + ": " + problem.message()
                            + (problem.suggestions().isEmpty()
                                    ? ""
                                    : " Maybe " + problem.suggestions().get(0)))
                    .toList();
        }
    }

    /** Its folder below {@code home}. */
    public static SweepFolder create(Path home, String text, String... words) {
        return new SweepFolders(home.resolve("sweeps"))
                .create(read(text, words).orElseThrow(), List.of(words), Clock.systemDefaultZone());
    }
}
