package org.astrapia.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.space.Operation;
import org.junit.jupiter.api.Test;

class FootprintTest {
    private static final int BATCH = 8;
    private static final Map<String, Operation> PUBLISHED = BuiltInSpaces.definitions();

    /** relu >> depthwise >> pointwise >> bn: the results of the first three, each as large as the image. */
    @Test
    void aConvolutionKeepsWhatItReads() {
        assertThat(kept("dil_conv_3x3", 1)).isEqualTo(BATCH * 3 * 6 * 6 * 4 * 4L);
    }

    /** The image, the quarter that is its maximum, and that once more in the reading normalisation. */
    @Test
    void aValueThatTwoReadIsCountedOnce() {
        assertThat(kept("max_pool_3x3", 2)).isEqualTo(BATCH * (6 * 6 + 3 * 3) * 4 * 4L);
    }

    private static long kept(String operation, int stride) {
        return Footprint.keptBytes(SingleOperation.build(PUBLISHED.get(operation), stride, true, 6, 6, 4), BATCH);
    }
}
