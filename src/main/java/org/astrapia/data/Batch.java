package org.astrapia.data;

/**
 * Images ready for a network.
 *
 * @param images {@code [count, height, width, channels]}, normalised, row-major
 * @param labels class of each image
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
public record Batch(float[] images, int[] labels) {
    /** Number of images. */
    public int count() {
        return labels.length;
    }
}
