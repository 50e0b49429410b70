package org.astrapia.data.batch;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.data.LabelSets;

/**
 * How often an epoch shows the images of each class. Of each class the images come in random order without replacement
 * until all were shown, then again in another order.
 *
 * <p>Drawing a class with probability proportional to {@code n^q}, n its number of training images, is natural for q = 1,
 * class-balanced for q = 0 and square-root for q = 1/2 (Kang et al. 2020, Decoupling Representation and Classifier for
 * Long-Tailed Recognition, equation 1).
 */
public enum Sampler {
    /** Every image once. */
    NATURAL(true) {
        @Override
        Sampling of(Labelled images, int[] indices, long seed) {
            return Sampling.each(indices, epoch -> Sampling.shuffled(indices, seed, epoch));
        }
    },
    /** As many images as there are, each of a class that is drawn uniformly. */
    CLASS_BALANCED(true) {
        @Override
        Sampling of(Labelled images, int[] indices, long seed) {
            return Sampling.DrawnClasses.of(images, indices, n -> 1, seed);
        }
    },
    /** As many images as there are, each of a class that is drawn in proportion to the root of its size. */
    SQUARE_ROOT(true) {
        @Override
        Sampling of(Labelled images, int[] indices, long seed) {
            return Sampling.DrawnClasses.of(images, indices, Math::sqrt, seed);
        }
    },
    /** Of every class as many images as the largest has, so that the epoch is longer. */
    OVERSAMPLE(false) {
        @Override
        Sampling of(Labelled images, int[] indices, long seed) {
            return Sampling.SameOfEach.of(images, indices, IntStream::max, seed);
        }

        @Override
        public int images(int[] counts) {
            return Sampling.SameOfEach.images(counts, IntStream::max);
        }
    },
    /** Of every class as many images as the smallest has, other ones in every epoch, so that the epoch is shorter. */
    UNDERSAMPLE(false) {
        @Override
        Sampling of(Labelled images, int[] indices, long seed) {
            return Sampling.SameOfEach.of(images, indices, IntStream::min, seed);
        }

        @Override
        public int images(int[] counts) {
            return Sampling.SameOfEach.images(counts, IntStream::min);
        }
    };

    private final boolean severalLabels;

    Sampler(boolean severalLabels) {
        this.severalLabels = severalLabels;
    }

    /** Whether images may have several labels; otherwise no epoch has as many images of every class. */
    public boolean knowsSeveralLabels() {
        return severalLabels;
    }

    /**
     * Images that an epoch shows.
     *
     * @param counts images of each class
     */
    public int images(int[] counts) {
        return Arrays.stream(counts).sum();
    }

    /**
     * The images of an epoch in their order, as places among those that are there.
     *
     * @param labels class of each, or the number of its set of labels
     * @param sets of labels; empty where each image has one
     */
    public int[] places(int[] labels, Optional<LabelSets> sets, long seed, int epoch) {
        Labelled images = new Labelled(labels, sets);
        return of(images, images.places(), seed).draw(epoch);
    }

    /**
     * The images of every epoch.
     *
     * @param images every image of the set
     * @param indices the images to draw from
     */
    abstract Sampling of(Labelled images, int[] indices, long seed);
}
