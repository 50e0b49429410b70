package org.astrapia.data.batch;

import java.util.Arrays;
import java.util.stream.IntStream;

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
    NATURAL {
        @Override
        Sampling of(int[] labels, int[] indices, long seed) {
            return Sampling.each(indices, epoch -> Sampling.shuffled(indices, seed, epoch));
        }
    },
    /** As many images as there are, each of a class that is drawn uniformly. */
    CLASS_BALANCED {
        @Override
        Sampling of(int[] labels, int[] indices, long seed) {
            return Sampling.DrawnClasses.of(labels, indices, n -> 1, seed);
        }
    },
    /** As many images as there are, each of a class that is drawn in proportion to the root of its size. */
    SQUARE_ROOT {
        @Override
        Sampling of(int[] labels, int[] indices, long seed) {
            return Sampling.DrawnClasses.of(labels, indices, Math::sqrt, seed);
        }
    },
    /** Of every class as many images as the largest has, so that the epoch is longer. */
    OVERSAMPLE {
        @Override
        Sampling of(int[] labels, int[] indices, long seed) {
            return Sampling.SameOfEach.of(labels, indices, IntStream::max, seed);
        }

        @Override
        public int images(int[] counts) {
            return Sampling.SameOfEach.images(counts, IntStream::max);
        }
    },
    /** Of every class as many images as the smallest has, other ones in every epoch, so that the epoch is shorter. */
    UNDERSAMPLE {
        @Override
        Sampling of(int[] labels, int[] indices, long seed) {
            return Sampling.SameOfEach.of(labels, indices, IntStream::min, seed);
        }

        @Override
        public int images(int[] counts) {
            return Sampling.SameOfEach.images(counts, IntStream::min);
        }
    };

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
     * @param labels class of each
     */
    public int[] places(int[] labels, long seed, int epoch) {
        return of(labels, IntStream.range(0, labels.length).toArray(), seed).draw(epoch);
    }

    /**
     * The images of every epoch.
     *
     * @param labels class of every image of the set
     * @param indices the images to draw from
     */
    abstract Sampling of(int[] labels, int[] indices, long seed);
}
