package org.astrapia.data.batch;

import java.util.stream.IntStream;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;

/** The order in which an epoch takes its images, the same for the same seed and epoch. */
public final class EpochOrder {
    private EpochOrder() {}

    /** The numbers below {@code count} in the order of this epoch. */
    public static int[] of(int count, long seed, int epoch) {
        int[] order = IntStream.range(0, count).toArray();
        RandomStream.of(Purpose.ORDER, seed, epoch).shuffle(order);
        return order;
    }
}
