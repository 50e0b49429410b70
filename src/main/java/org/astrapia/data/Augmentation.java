package org.astrapia.data;

/** One step of a chain that changes a training image at random; drawn anew for every image and epoch. */
public sealed interface Augmentation {
    /** Pads with zeros by {@code padding} pixels on every side and crops a window of the original size at random. */
    record Crop(int padding) implements Augmentation {}

    /** Mirrors left and right with probability 1/2. */
    record Flip() implements Augmentation {}

    /**
     * Sets a square of {@code size} pixels around a random centre to zero, after normalisation, clipped at the border
     * (DeVries and Taylor 2017, as the published DARTS code does it).
     */
    record Cutout(int size) implements Augmentation {}
}
