package org.astrapia.data;

/**
 * Labelled images in memory.
 *
 * @param height rows in pixels
 * @param width columns in pixels
 * @param channels values per pixel (3: red, green, blue)
 * @param pixels all images one after the other, each {@code [height, width, channels]}, one unsigned byte a value
 * @param labels class of each image
 */
@SuppressWarnings("ArrayRecordComponent") // one large block that nobody compares
public record Images(int height, int width, int channels, byte[] pixels, int[] labels) {
    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** Bytes of one image. */
    public int bytesPerImage() {
        return height * width * channels;
    }
}
