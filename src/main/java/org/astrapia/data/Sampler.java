package org.astrapia.data;

/**
 * How often an epoch shows the images of each class. Of each class the images come in random order without replacement
 * until all were shown, then again in another order.
 *
 * <p>Drawing a class with probability proportional to {@code n^q}, n its number of training images, is natural for q = 1,
 * class-balanced for q = 0 and square-root for q = 1/2 (Kang et al. 2020, Decoupling Representation and Classifier for
 * Long-Tailed Recognition, equation 1).
 */
public sealed interface Sampler {
    /** Every image once. */
    record Natural() implements Sampler {}

    /** As many images as there are, each of a class that is drawn uniformly. */
    record ClassBalanced() implements Sampler {}

    /** As many images as there are, each of a class that is drawn in proportion to the root of its size. */
    record SquareRoot() implements Sampler {}

    /** Of every class as many images as the largest has, so that the epoch is longer. */
    record Oversample() implements Sampler {}

    /** Of every class as many images as the smallest has, other ones in every epoch, so that the epoch is shorter. */
    record Undersample() implements Sampler {}
}
