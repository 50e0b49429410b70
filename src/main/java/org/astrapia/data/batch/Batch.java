package org.astrapia.data.batch;

import java.util.List;

/**
 * Images ready for a network, in one view or in two: the same images, changed at random in two ways. Where they are mixed
 * with one another, each has a second label, and a loss is {@code share} times that by the labels plus {@code 1 - share}
 * times that by the second ones.
 *
 * @param views one or two, each {@code [count, height, width, channels]}, normalised, row-major
 * @param labels class of each image; of a mixed one the class with the larger share
 * @param mixedIn class of what is mixed into each image; equals the labels where nothing is
 * @param share of the labels, from 1/2 to 1; 1 where nothing is mixed
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
public record Batch(List<float[]> views, int[] labels, int[] mixedIn, double share) {
    public Batch {
        if (views.isEmpty() || views.size() > 2) {
            throw new IllegalArgumentException(views.size() + " views, allowed are 1 or 2");
        }
        views = List.copyOf(views);
    }

    /** A batch of images that are not mixed. */
    public Batch(List<float[]> views, int[] labels) {
        this(views, labels, labels, 1);
    }

    /** The same of one view. */
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
