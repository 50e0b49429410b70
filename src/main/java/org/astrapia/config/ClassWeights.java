package org.astrapia.config;

/** How much an image of a class counts, by the class's number n of training images; the weights of all C classes sum to C. */
public sealed interface ClassWeights {
    /**
     * Share of the training, at least 0 and below 1, after which the weights apply; before it every class counts the
     * same (deferred re-weighting, Cao et al. 2019, algorithm 1: from 0.8).
     */
    double from();

    /** {@code class-balanced(beta)}: {@code (1 - beta) / (1 - beta^n)} (Cui et al. 2019, equation 7). */
    record ClassBalanced(double beta, double from) implements ClassWeights {}

    /** {@code inverse-frequency}: {@code 1 / n}. */
    record InverseFrequency(double from) implements ClassWeights {}
}
