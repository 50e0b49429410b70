package org.astrapia.network;

import java.util.Optional;

/**
 * What losses are told of the classes.
 *
 * @param ofBatch the class of each image
 * @param mixedIn the class of the image that is mixed into each; empty where images stay as they are
 * @param input that the network is given
 */
record Labels(Value ofBatch, Optional<Value> mixedIn, Input input) {}
