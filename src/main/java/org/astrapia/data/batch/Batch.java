package org.astrapia.data.batch;

import java.util.List;

/**
 * Images ready for a network, in one view or in two: the same images, changed at random in two ways.
 *
 * @param views one or two, each {@code [count, height, width, channels]}, normalised, row-major
 * @param labels class of each image
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
public record Batch(List<float[]> views, int[] labels) {
    public Batch {
        if (views.isEmpty() || views.size() > 2) {
            throw new IllegalArgumentException(views.size() + " views, allowed are 1 or 2");
        }
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
