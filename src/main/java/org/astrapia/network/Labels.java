package org.astrapia.network;

import java.util.List;

/**
 * What losses are told of the classes.
 *
 * @param ofBatch the class of each image
 * @param classCounts training images of each class
 */
record Labels(Value ofBatch, List<Integer> classCounts) {}
