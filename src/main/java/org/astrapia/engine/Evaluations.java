package org.astrapia.engine;

/**
 * What a network reached on both test sets.
 *
 * @param balanced the test set as it is
 * @param longTailed the part of it that follows the training images' distribution
 */
public record Evaluations(Evaluation balanced, Evaluation longTailed) {}
