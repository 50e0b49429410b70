package org.astrapia.run.result;

/**
 * A test image about which a network is wrong.
 *
 * @param image its place among the test images
 * @param truth its class; where images have several labels the one that is wrongly seen or missed
 * @param answer the class for which it was taken; where images have several labels the same as {@code truth}
 * @param probability of the answer, 0 to 1
 * @param confidence how sure the network was, 0 to 1
 */
public record Mistake(int image, int truth, int answer, double probability, double confidence) {}
