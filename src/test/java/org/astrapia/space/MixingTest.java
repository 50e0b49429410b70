package org.astrapia.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MixingTest {
    @Test
    void softmaxSharesOutOneWhole() {
        double[] weights = new Mixing.Softmax().weights(new float[] {0, (float) Math.log(2), (float) Math.log(5)});
        assertThat(weights).containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-7));
        assertThat(new Mixing.Softmax().weights(new float[] {1000, 1000})).containsExactly(0.5, 0.5);
    }

    @Test
    void sigmoidWeighsEveryOperationOnItsOwn() {
        assertThat(new Mixing.Sigmoid().weights(new float[] {0, 1.7346011f}))
                .containsExactly(new double[] {0.5, 0.85}, within(1e-7));
    }

    @Test
    void aSigmoidWeightThatCrossesOneHalfHasChangedSides() {
        assertThat(new Mixing.Sigmoid().changed(new double[] {0.6, 0.4, 0.5, 0.7}, new double[] {0.4, 0.6, 0.51, 0.9}))
                .containsExactly(true, true, true, false);
    }

    @Test
    void underSoftmaxTheStrongestOperationHasChangedOrNot() {
        double[] before = {0.5, 0.3, 0.2};
        assertThat(new Mixing.Softmax().changed(before, new double[] {0.3, 0.5, 0.2}))
                .containsExactly(false, true, false);
        assertThat(new Mixing.Softmax().changed(before, new double[] {0.4, 0.3, 0.3}))
                .containsExactly(false, false, false);
    }

    /** So that rounding does not decide between edges that are equally strong. */
    @Test
    void softmaxDoesNotDependOnTheOrderOfTheOperations() {
        Random random = new Random(1);
        for (int row = 0; row < 100; row++) {
            float[] alpha = new float[8];
            float[] reversed = new float[8];
            for (int i = 0; i < 8; i++) {
                alpha[i] = (float) random.nextGaussian();
                reversed[7 - i] = alpha[i];
            }
            double largest =
                    Arrays.stream(new Mixing.Softmax().weights(alpha)).max().orElseThrow();
            assertThat(new Mixing.Softmax().weights(reversed)).contains(largest);
        }
    }
}
