package org.astrapia.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetaTest {
    /** Mean 1/2 and variance 1 / (4 (2 alpha + 1)). */
    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.2, 1, 4, 100})
    void hasMeanAndVarianceOfTheDistribution(double alpha) {
        RandomStream random = RandomStream.of(Purpose.MIXING, 1);
        int count = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double share = Beta.draw(alpha, random);
            assertThat(share).isBetween(0.0, 1.0);
            sum += share;
            squares += share * share;
        }
        double mean = sum / count;
        double variance = 1 / (4 * (2 * alpha + 1));
        assertThat(mean).isCloseTo(0.5, within(4 * Math.sqrt(variance / count)));
        assertThat(squares / count - mean * mean).isCloseTo(variance, within(0.03 * variance));
    }
}
