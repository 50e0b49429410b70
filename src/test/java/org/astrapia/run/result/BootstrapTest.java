package org.astrapia.run.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final Evaluation SMALL = new Evaluation(
            List.of(List.of(7L, 1L, 0L), List.of(2L, 4L, 1L), List.of(1L, 1L, 2L)), List.of(300, 50, 10));

    /** The draws of scikit-learn's interval below. */
    private static final class Congruential implements IntUnaryOperator {
        private long state = 1;

        @Override
        public int applyAsInt(int below) {
            state = (state * 1103515245 + 12345) % (1L << 31);
            return (int) (state % below);
        }
    }

    @Test
    void isTheOneOfScikitLearnAndNumPyWithTheSameDraws() {
        // numpy.quantile of 200 balanced_accuracy_score(true[drawn], predicted[drawn]), scikit-learn 1.2.1
        Bootstrap.Interval interval = Bootstrap.of(SMALL, 200, new Congruential());
        assertThat(interval.low()).isCloseTo(0.4166666666666667, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.8798611111111111, within(1e-9));
    }

    @Test
    void isTheSameEveryTimeAndHoldsTheBalancedAccuracy() {
        Bootstrap.Interval interval = Bootstrap.of(SMALL).orElseThrow();
        assertThat(Bootstrap.of(SMALL)).contains(interval);
        assertThat(SMALL.balancedAccuracy().orElseThrow()).isBetween(interval.low(), interval.high());
    }

    @Test
    void nothingIsSaidOfManyImagesOrNone() {
        assertThat(Bootstrap.of(new Evaluation(List.of(List.of(4_000L, 1L), List.of(1L, 4_000L)), List.of(9, 9))))
                .isEmpty();
        assertThat(Bootstrap.of(new Evaluation(List.of(List.of(0L, 0L), List.of(0L, 0L)), List.of(9, 9))))
                .isEmpty();
    }
}
