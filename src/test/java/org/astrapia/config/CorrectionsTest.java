package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever makes up for rare classes twice is told. */
class CorrectionsTest {
    @TempDir
    private Path path;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            retrain: {sampler: class-balanced, loss: balanced-softmax} | 2:20 by sampler: class-balanced and balanced-softmax,
            retrain: {sampler: square-root, loss: logit-adjusted(1)}   | 2:20 by sampler: square-root and logit-adjusted(1),
            retrain: {sampler: oversample, loss: "class-balanced(0.9999, from=0.8) * ldam"}  | 2:20 by sampler: oversample and class-balanced(0.9999, from=0.8),
            retrain: {sampler: undersample, loss: 2 * inverse-frequency * focal} | 2:20 by sampler: undersample and inverse-frequency
            retrain: {loss: class-balanced * logit-adjusted}           | 2:17 by class-balanced(0.9999, from=0) and logit-adjusted(1),
            evaluate: {logit-adjustment: 1}\\nretrain: {loss: balanced-softmax} | 2:30 already, by balanced-softmax;
            evaluate: {logit-adjustment: 1}\\nretrain: {sampler: oversample}    | 2:30 already, by sampler: oversample;
            """)
    void twoCorrectionsAreOneTooMany(String text, String warning) {
        String[] parts = warning.split(" ", 2);
        assertThat(warnings(text)).singleElement().satisfies(told -> {
            assertThat(told).startsWith(parts[0] + " ");
            assertThat(told).contains(parts[1]);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            retrain: {sampler: class-balanced}
            retrain: {sampler: class-balanced, loss: ldam}
            retrain: {loss: "class-balanced(0.9999, from=0.8) * ldam"}
            retrain: {loss: logit-adjusted(0), sampler: oversample}
            retrain: {loss: focal}\\nevaluate: {logit-adjustment: 1}
            """)
    void oneIsNone(String text) {
        assertThat(warnings(text)).isEmpty();
    }

    private List<String> warnings(String text) {
        Path file = path.resolve("a.yaml");
        String whole = "experiment: a\n" + text.replace("\\n", "\n");
        return ExperimentReader.read(file, new org.astrapia.language.Source(file.toString(), whole), List.of())
                .warnings()
                .stream()
                .map(problem -> problem.at().line() + ":" + problem.at().column() + " " + problem.message())
                .toList();
    }
}
