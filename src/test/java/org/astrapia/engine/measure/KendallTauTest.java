package org.astrapia.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KendallTauTest {
    @Test
    void theSameOrderIsOneAndTheOppositeMinusOne() {
        assertThat(KendallTau.of(new double[] {1, 2, 3}, new double[] {10, 20, 70}))
                .isEqualTo(1);
        assertThat(KendallTau.of(new double[] {1, 2, 3}, new double[] {3, 2, 1}))
                .isEqualTo(-1);
    }

    /** Six pairs: four agree, one is against, one is tied in the first; so 3 over the root of 5 * 6. */
    @Test
    void tiesCountInNeitherOrder() {
        assertThat(KendallTau.of(new double[] {1, 1, 2, 3}, new double[] {1, 2, 4, 3}))
                .isEqualTo(3 / Math.sqrt(30));
        assertThat(KendallTau.of(new double[] {1, 1}, new double[] {1, 2})).isZero();
    }
}
