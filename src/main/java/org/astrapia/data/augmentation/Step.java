package org.astrapia.data.augmentation;

import java.util.Arrays;
import org.astrapia.data.RandomStream;

/** One augmentation, ready to change an image in place. It may keep scratch space and so serves one thread. */
interface Step {
    /**
     * Changes one image.
     *
     * @param values many images; this one is {@code [height, width, channels]} from {@code start} on
     * @param random the image's own stream
     */
    void change(float[] values, int start, RandomStream random);

    /** Changes with a probability; the stream is asked first, whatever comes of it. */
    static Step sometimes(double probability, Step step) {
        return (values, start, random) -> {
            if (random.nextDouble() < probability) {
                step.change(values, start, random);
            }
        };
    }

    /** Fills columns of one row with a colour. */
    static void fill(float[] values, int row, int firstColumn, int endColumn, float[] colour) {
        if (colour.length == 1) {
            Arrays.fill(values, row + firstColumn, row + endColumn, colour[0]);
            return;
        }
        for (int x = firstColumn; x < endColumn; x++) {
            System.arraycopy(colour, 0, values, row + x * colour.length, colour.length);
        }
    }
}
