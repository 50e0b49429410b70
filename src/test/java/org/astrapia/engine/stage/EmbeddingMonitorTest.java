package org.astrapia.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against numbers worked out by hand. */
class EmbeddingMonitorTest {
    /** By cosine the second is next to the first, however long it is; by distance the third would be. */
    @Test
    void theNearestNeighbourIsTheOneOfTheLargestCosine() {
        float[] rows = {1, 0, 10, 1, 1, 1, 0, -2};
        assertThat(EmbeddingMonitor.neighbours(rows, 2)).containsExactly(1, 0, 1, 0);
    }

    @Test
    void anEmptyEmbeddingIsNextToTheFirstOther() {
        assertThat(EmbeddingMonitor.neighbours(new float[] {0, 0, 1, 0, 0, 1}, 2))
                .startsWith(1);
    }

    /** Singular values 1, 1, 1; 3 alone; 3 and 1 with shares 3/4 and 1/4. */
    @Test
    void theEffectiveRankIsThatOfRoyAndVetterli() {
        assertThat(EmbeddingMonitor.effectiveRank(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3))
                .isCloseTo(3, within(1e-9));
        assertThat(EmbeddingMonitor.effectiveRank(new float[] {1, 2, 1, 2, 1, 2, 1, 2}, 2))
                .isCloseTo(1, within(1e-6));
        double expected = Math.exp(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25));
        assertThat(EmbeddingMonitor.effectiveRank(new float[] {3, 0, 0, 1, 0, 0}, 2))
                .isCloseTo(expected, within(1e-9));
        assertThat(EmbeddingMonitor.effectiveRank(new float[6], 2)).isZero();
        assertThat(EmbeddingMonitor.effectiveRank(new float[] {1, Float.NaN}, 2))
                .isNaN();
    }
}
