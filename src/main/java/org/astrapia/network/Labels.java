package org.astrapia.network;

import java.util.List;
import java.util.Optional;

/**
 * What losses are told of the classes.
 *
 * @param ofBatch the class of each image
 * @param mixedIn the class of the image that is mixed into each; empty where images stay as they are
 * @param classCounts training images of each class
 */
record Labels(Value ofBatch, Optional<Value> mixedIn, List<Integer> classCounts) {}
