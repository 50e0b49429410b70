package org.astrapia.run.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {
    private static final double[] SCORES = {.1, .8, .35, .35, .7, .6, .2, .9, .35, .2, .05, .6};

    private static final PrecisionRecall CURVE =
            PrecisionRecall.of(SCORES, image -> "011010010100".charAt(image) == '1');

    /** {@code precision_recall_curve} of scikit-learn 1.2.1. */
    @Test
    void isScikitLearnsToTheNinthDigit() {
        same(CURVE.precision(), 0.4166666666666667, 0.45454545454545453, 0.5, 0.5, 0.6, 1, 1, 1, 1);
        same(CURVE.recall(), 1, 1, 1, 0.8, 0.6, 0.6, 0.4, 0.2, 0);
        same(CURVE.thresholds(), 0.05, 0.1, 0.2, 0.35, 0.6, 0.7, 0.8, 0.9);
    }

    private static void same(List<Double> actual, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-9));
        }
    }

    @Test
    void aPictureHasFewPointsFromEndToEnd() {
        LabelCurve few = CURVE.forLabel(3, 4);
        assertThat(few.label()).isEqualTo(3);
        assertThat(few.recall()).hasSizeLessThanOrEqualTo(4).startsWith(1.0).endsWith(0.0);
        assertThat(CURVE.forLabel(3, 100).recall()).isEqualTo(CURVE.recall());
        assertThat(LabelCurve.of(few.numbers())).isEqualTo(few);
    }
}
