package org.astrapia.config.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.astrapia.config.loss.ClassWeights.ClassBalanced;
import org.astrapia.config.loss.ClassWeights.InverseFrequency;
import org.junit.jupiter.api.Test;

class ClassBalanceTest {
    private static final List<Integer> COUNTS = List.of(100, 1);

    @Test
    void priorsAreSharesOfTheTrainingImages() {
        close(ClassBalance.logPriors(COUNTS), Math.log(100 / 101.0), Math.log(1 / 101.0));
    }

    /** 100^(-1/4) = 0.3162. */
    @Test
    void theRarestClassHasTheWholeMargin() {
        close(ClassBalance.margins(COUNTS, 0.5), 0.5 * 0.316227766, 0.5);
    }

    @Test
    void inverseFrequenciesSumToTheNumberOfClasses() {
        close(ClassBalance.weights(COUNTS, new InverseFrequency(0)), 2 / 101.0, 200 / 101.0);
    }

    /** With beta 0.9 the effective numbers are 9.99973 and 1. */
    @Test
    void classBalancedWeightsFollowTheEffectiveNumberOfImages() {
        double common = 0.1 / (1 - Math.pow(0.9, 100));
        close(ClassBalance.weights(COUNTS, new ClassBalanced(0.9, 0)), 2 * common / (1 + common), 2 / (1 + common));
        close(ClassBalance.weights(COUNTS, new ClassBalanced(0, 0)), 1, 1);
    }

    @Test
    void aClassWithoutImagesCountsAsOneWithASingleImage() {
        List<Integer> empty = List.of(100, 0);
        assertThat(ClassBalance.margins(empty, 0.5)).isEqualTo(ClassBalance.margins(COUNTS, 0.5));
        assertThat(ClassBalance.logPriors(empty)).isEqualTo(ClassBalance.logPriors(COUNTS));
    }

    private static void close(List<Double> actual, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-8));
        }
    }
}
