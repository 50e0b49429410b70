package org.astrapia.data;

import java.util.List;

/**
 * Images ready for a network.
 *
 * @param views one or two views of the images, each {@code [count, height, width, channels]}, normalised, row-major
 * @param labels class of each image
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
public record Batch(List<float[]> views, int[] labels) {
    public Batch {
        views = List.copyOf(views);
    }

    /** A batch of one view. */
    public Batch(float[] images, int[] labels) {
        this(List.of(images), labels);
    }

    /** The first view. */
    public float[] images() {
        return views.get(0);
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }
}
