package org.astrapia.run.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.astrapia.engine.stage.Evaluator;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    /** A class of the many (3 of 4 right), one of the medium (1 of 2), one of the few (0 of 2). */
    private static final Evaluation EVALUATION = Evaluation.of(
            new int[] {0, 0, 0, 0, 1, 1, 2, 2}, new int[] {0, 0, 0, 1, 1, 0, 0, 1}, List.of(500, 100, 19));

    @Test
    void rowsAreTheTrueClasses() {
        assertThat(EVALUATION.confusion())
                .containsExactly(List.of(3L, 1L, 0L), List.of(1L, 1L, 0L), List.of(1L, 1L, 0L));
    }

    @Test
    void accuracyCountsImages() {
        assertThat(EVALUATION.accuracy()).hasValue(4 / 8.0);
        assertThat(EVALUATION.recall())
                .containsExactly(OptionalDouble.of(0.75), OptionalDouble.of(0.5), OptionalDouble.of(0));
    }

    @Test
    void classesAreGroupedByTheirTrainingImages() {
        assertThat(EVALUATION.many()).hasValue(0.75);
        assertThat(EVALUATION.medium()).hasValue(0.5);
        assertThat(EVALUATION.few()).hasValue(0);
    }

    @Test
    void theRarestClassesAreTwoFifthsWithWhatIsAsRare() {
        int[] labels = {0, 1, 2, 3, 4};
        int[] predictions = {1, 1, 0, 3, 0};
        assertThat(Evaluation.of(labels, predictions, List.of(50, 40, 30, 20, 10))
                        .rarest())
                .hasValue(1 / 2.0);
        assertThat(Evaluation.of(labels, predictions, List.of(50, 20, 20, 20, 10))
                        .rarest())
                .hasValue(2 / 4.0);
        assertThat(Evaluation.of(labels, predictions, List.of(9, 9, 9, 9, 9)).rarest())
                .isEmpty();
    }

    @Test
    void aGroupWithoutClassesHasNoAccuracy() {
        Evaluation onlyMany = Evaluation.of(new int[] {0, 1}, new int[] {0, 1}, List.of(101, 101));
        assertThat(onlyMany.medium()).isEmpty();
        assertThat(onlyMany.few()).isEmpty();
    }

    @Test
    void balancedAccuracyIsTheMeanRecallOfTheClassesWithImages() {
        assertThat(EVALUATION.balancedAccuracy().orElseThrow()).isCloseTo((0.75 + 0.5 + 0) / 3, within(1e-12));
        Evaluation oneClass = Evaluation.of(new int[] {1, 1}, new int[] {1, 0}, List.of(5, 5, 5));
        assertThat(oneClass.balancedAccuracy()).hasValue(0.5);
        assertThat(Evaluation.of(new int[0], new int[0], List.of(5, 5)).balancedAccuracy())
                .isEmpty();
    }

    @Test
    void anAdjustmentMovesAnswersToRareClasses() {
        float[] logits = {2, 1.5f, 0, /* */ 0, 0, 0, /* */ 5, 1, 1};
        int[] predictions = {9, 9, 9, 9};
        Evaluator.predict(logits, new double[3], predictions, 1);
        assertThat(predictions).containsExactly(9, 0, 0, 0);
        Evaluator.predict(logits, new double[] {0.1, 1, 3}, predictions, 0);
        assertThat(predictions).containsExactly(2, 2, 0, 0);
    }

    @Test
    void macroF1IsTheMeanOverTheClasses() {
        double first = 2 * 3 / (2 * 3 + 2 + 1.0);
        double second = 2 * 1 / (2 * 1 + 2 + 1.0);
        assertThat(EVALUATION.macroF1().orElseThrow()).isCloseTo((first + second + 0) / 3, within(1e-12));
    }
}
