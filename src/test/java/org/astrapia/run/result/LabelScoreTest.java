package org.astrapia.run.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class LabelScoreTest {
    /** Many equal ones, drawn with NumPy's RandomState(0). */
    private static final double[] SCORES = {
        0.5, 0.7, 0.6, 0.5, 0.4, 0.6, 0.4, 0.9, 1.0, 0.4, 0.8, 0.5, 0.6, 0.9, 0.1, 0.1, 0.0, 0.8, 0.8, 0.9, 1.0, 0.8,
        0.5, 0.8, 0.1, 0.6, 0.1, 0.9, 0.5, 0.4, 0.3, 0.8, 0.5, 0.6, 0.0, 0.6, 0.6, 0.6, 0.9, 0.7
    };

    private static final String LABELS = "0001001100000111010111011001010000011111";

    private static final IntPredicate HAS = image -> LABELS.charAt(image) == '1';

    @Test
    void isScikitLearnsToTheNinthDigit() {
        LabelScore score = LabelScore.of(SCORES, HAS, OptionalDouble.of(0.5));
        assertThat(score.auroc().orElseThrow()).isCloseTo(0.6491228070175439, within(1e-9));
        assertThat(score.averagePrecision().orElseThrow()).isCloseTo(0.6409164101896683, within(1e-9));
        assertThat(score.f1().orElseThrow()).isCloseTo(0.5833333333333334, within(1e-9));
    }

    @Test
    void theBestThresholdHasTheLargestF1() {
        double best = LabelScore.bestThreshold(SCORES, HAS).orElseThrow();
        assertThat(best).isEqualTo(0.1);
        assertThat(LabelScore.of(SCORES, HAS, OptionalDouble.of(best)).f1().orElseThrow())
                .isCloseTo(0.6666666666666666, within(1e-9));
    }

    @Test
    void withoutImagesOfBothKindsThereIsNoCurve() {
        LabelScore none = LabelScore.of(new double[] {0.1, 0.2}, image -> false, OptionalDouble.empty());
        assertThat(none.auroc()).isEmpty();
        assertThat(none.averagePrecision()).isEmpty();
        assertThat(none.f1()).isEmpty();
        assertThat(LabelScore.bestThreshold(new double[] {0.1, 0.2}, image -> false))
                .isEmpty();
        LabelScore all = LabelScore.of(new double[] {0.1, 0.2}, image -> true, OptionalDouble.empty());
        assertThat(all.auroc()).isEmpty();
        assertThat(all.averagePrecision()).hasValue(1);
    }
}
