package org.astrapia.network;

/**
 * Window of a convolution and what it makes.
 *
 * @param height in pixels
 * @param width in pixels
 * @param channels of the result
 */
record Filter(int height, int width, int channels) {
    static Filter square(int size, int channels) {
        return new Filter(size, size, channels);
    }
}
