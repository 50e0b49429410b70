package org.astrapia.data.sets;

/**
 * How many images {@code shapes} draws.
 *
 * @param trainPerClass for training, of each class
 * @param testPerClass for testing, of each class
 */
public record ShapesSettings(int trainPerClass, int testPerClass) {}
