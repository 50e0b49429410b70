package org.astrapia.data;

/**
 * The training images of a search, in two parts without a common image.
 *
 * @param weights indices of the images that train the weights, ascending
 * @param architecture indices of the images that train alpha, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of indices that nobody compares
public record Split(int[] weights, int[] architecture) {}
