package org.astrapia.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

/**
 * Expected numbers are NumPy's on the same logits: {@code l = round(4 * sin(numpy.arange(60) * 1.7), 3)} in rows of 3,
 * labels {@code arange(20) % 3}.
 */
class CalibrationTest {
    private static final int IMAGES = 20;
    private static final int CLASSES = 3;
    private static final double[] NOTHING = new double[CLASSES];

    private static float[] logits() {
        float[] logits = new float[IMAGES * CLASSES];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (Math.round(4000 * Math.sin(i * 1.7)) / 1000.0);
        }
        return logits;
    }

    private static int[] labels() {
        int[] labels = new int[IMAGES];
        java.util.Arrays.setAll(labels, i -> i % CLASSES);
        return labels;
    }

    @Test
    void theTemperatureHasTheSmallestLoss() {
        float[] logits = logits();
        int[] labels = bestButSome(logits);
        double[] weights = {1, 1, 1};
        double found = Temperature.fit(logits, labels, weights).orElseThrow();
        double least = loss(logits, labels, found);
        assertThat(least).isLessThan(loss(logits, labels, found * 1.001));
        assertThat(least).isLessThan(loss(logits, labels, found / 1.001));
    }

    /** The largest logit is right, but for every third image. */
    private static int[] bestButSome(float[] logits) {
        int[] labels = labels();
        for (int image = 0; image < IMAGES; image++) {
            if (image % 3 != 0) {
                int best = 0;
                for (int i = 1; i < CLASSES; i++) {
                    best = logits[image * CLASSES + i] > logits[image * CLASSES + best] ? i : best;
                }
                labels[image] = best;
            }
        }
        return labels;
    }

    private static double loss(float[] logits, int[] labels, double temperature) {
        double loss = 0;
        for (int image = 0; image < IMAGES; image++) {
            double sum = 0;
            for (int i = 0; i < CLASSES; i++) {
                sum += Math.exp(logits[image * CLASSES + i] / temperature);
            }
            loss += Math.log(sum) - logits[image * CLASSES + labels[image]] / temperature;
        }
        return loss;
    }

    @Test
    void twiceTheLogitsHaveTwiceTheTemperature() {
        float[] logits = logits();
        int[] labels = bestButSome(logits);
        double once = Temperature.fit(logits, labels, new double[] {1, 1, 1}).orElseThrow();
        float[] twice = logits.clone();
        for (int i = 0; i < twice.length; i++) {
            twice[i] *= 2;
        }
        assertThat(Temperature.fit(twice, labels, new double[] {1, 1, 1}).orElseThrow())
                .isCloseTo(2 * once, offset(1e-9));
    }

    @Test
    void imagesThatAreAllRightGiveNone() {
        assertThat(Temperature.fit(new float[] {3, 1, 0, 0, 1, 0}, new int[] {0, 1}, new double[] {1, 1, 1}))
                .isEmpty();
    }

    @Test
    void theErrorIsTheMeanDifferenceWithinBins() {
        CalibrationError error = new CalibrationError(1);
        float[] logits = logits();
        int[] labels = labels();
        for (int image = 0; image < IMAGES; image++) {
            error.add(logits, image * CLASSES, NOTHING, labels[image]);
        }
        assertThat(error.value()).isPresent();
        assertThat(error.value().getAsDouble()).isCloseTo(EXPECTED_PLAIN, offset(1e-9));
        CalibrationError cooler = new CalibrationError(2.5);
        for (int image = 0; image < IMAGES; image++) {
            cooler.add(logits, image * CLASSES, new double[] {0.5, 0, -0.5}, labels[image]);
        }
        assertThat(cooler.value().getAsDouble()).isCloseTo(EXPECTED_SHIFTED, offset(1e-9));
        assertThat(new CalibrationError(1).value()).isEmpty();
    }

    private static final double EXPECTED_PLAIN = 0.5968363308398246;
    private static final double EXPECTED_SHIFTED = 0.42386680607309934;
}
