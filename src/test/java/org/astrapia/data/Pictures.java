package org.astrapia.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.storage.Storage;

/** Small image sets for tests. */
public final class Pictures {
    private Pictures() {}

    /** The data set {@code shapes}. */
    public static Dataset shapes(int trainPerClass, int testPerClass, long seed) {
        return Choices.shapes(trainPerClass, testPerClass).load(seed, Storage.standard());
    }

    /** Images of one value each: image i of the set is {@code values[i]} everywhere. */
    public static Images plain(int side, int[] values, int[] labels) {
        byte[] pixels = new byte[values.length * side * side * 3];
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(pixels, i * side * side * 3, (i + 1) * side * side * 3, (byte) values[i]);
        }
        return new Images(side, side, 3, pixels, labels);
    }

    /** Labels sorted by class, as the known generators of long-tailed data emit them: {@code 0 0 0 1 1 2}. */
    public static int[] sortedLabels(int... counts) {
        return IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.range(0, counts[label]).map(i -> label))
                .toArray();
    }

    public static int[] all(Images images) {
        return IntStream.range(0, images.count()).toArray();
    }

    /** {@code (value - 0) / 1} of values in 0..1. */
    public static Normalization unchanged() {
        return new Normalization(new double[3], new double[] {1, 1, 1});
    }
}
