package org.astrapia.data;

import org.astrapia.data.storage.GreyPixels;
import org.astrapia.data.storage.HeapPixels;
import org.astrapia.data.storage.Pixels;
import org.astrapia.data.storage.SmallerPixels;

/**
 * Labelled images.
 *
 * @param height rows in pixels
 * @param width columns in pixels
 * @param channels values per pixel (3: red, green, blue)
 * @param pixels of all images, each {@code [height, width, channels]}, one unsigned byte a value
 * @param labels class of each image
 */
@SuppressWarnings("ArrayRecordComponent") // one large block that nobody compares
public record Images(int height, int width, int channels, Pixels pixels, int[] labels) {
    /** Images whose pixels lie one after the other in an array. */
    public Images(int height, int width, int channels, byte[] pixels, int[] labels) {
        this(height, width, channels, HeapPixels.of(pixels, height * width * channels), labels);
    }

    /**
     * The same images, which are squares, made smaller.
     *
     * @param side of the results, at most that of the images
     */
    Images withSide(int side) {
        return side == height
                ? this
                : new Images(side, side, channels, new SmallerPixels(pixels, height, side, channels), labels);
    }

    /** The same images with one value a pixel, its brightness. */
    Images inGrey() {
        return channels == 1 ? this : new Images(height, width, 1, new GreyPixels(pixels, height * width), labels);
    }

    /** The same images with other labels. */
    public Images withLabels(int... others) {
        return new Images(height, width, channels, pixels, others);
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** Bytes of one image. */
    public int bytesPerImage() {
        return height * width * channels;
    }

    /** A copy of one image, {@code [height, width, channels]}. */
    public byte[] image(int index) {
        byte[] copy = new byte[bytesPerImage()];
        pixels.read(index, copy);
        return copy;
    }
}
