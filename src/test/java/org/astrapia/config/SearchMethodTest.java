package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a search's method does not fit. */
class SearchMethodTest {
    @TempDir
    Path path;

    private TextFolder folder;

    @BeforeEach
    void open() {
        folder = new TextFolder(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "single-path(candidates=120, population=50)" | 2:18 candidates=120 is no whole number of generations of population=50; maybe candidates=100
                    "single-path(candidates=12, population=50)" | 2:18 candidates=12 is no whole number of generations of population=50; maybe candidates=50
                    "progressive(operations=[8, 5], cells=[5, 11, 17])" | 2:18 each stage has a number of operations, of cells and a dropout; here are 2, 3 and 3
                    single-path(labels=random) | 2:18 with labels=random the classifier knows no classes, so fitness=accuracy tells nothing; maybe fitness=angle
                    """)
    void tellsTheProblemOfAMethod(String method, String problem) {
        assertThat(folder.problems("experiment: a\nsearch: {method: " + method + "}").stream()
                        .map(told -> told.replaceFirst("^2:19 ", "2:18 ")))
                .contains(problem);
    }

    @Test
    void accuracyNeedsAClassifierThatWasTrained() {
        assertThat(folder.problems("experiment: a\nsearch: {method: single-path, loss: {weights: barlow-twins}}"))
                .contains(
                        "2:18 the weights are trained without labels, so the supernet's classifier knows no classes and"
                                + " fitness=accuracy tells nothing; maybe fitness=loss");
        assertThat(folder.problems(
                        "experiment: a\nsearch: {method: single-path(fitness=loss), loss: {weights: barlow-twins}}"))
                .noneMatch(problem -> problem.contains("classifier"));
    }

    @Test
    void labelsAreLookedAtOrNot() {
        assertThat(labelFree("single-path")).isFalse();
        assertThat(labelFree("single-path(fitness=angle)")).isFalse();
        assertThat(labelFree("single-path(labels=random, fitness=loss)")).isFalse();
        assertThat(labelFree("single-path(labels=random, fitness=angle)")).isTrue();
        assertThat(labelFree("perturbation(criterion=loss)")).isFalse();
    }

    private boolean labelFree(String method) {
        return folder.load("experiment: a", "search.method=" + method)
                .experiment()
                .search()
                .labelFree();
    }

    @Test
    void aMethodThatSetsWeightsDrawsNone() {
        assertThat(folder.problems("experiment: a\nsearch: {method: perturbation, mixing: gumbel}"))
                .contains(
                        "2:40 this method sets the weights of an edge's operations itself, and this mixing draws them in each step;"
                                + " maybe mixing: softmax");
    }
}
