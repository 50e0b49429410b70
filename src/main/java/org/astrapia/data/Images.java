package org.astrapia.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
 * @param labels class of each image; where images have several labels the number of its set in {@code sets}
 * @param sets of labels; empty where each image has one label
 * @param names by which images are found again where they came from
 */
@SuppressWarnings("ArrayRecordComponent") // one large block that nobody compares
public record Images(
        int height, int width, int channels, Pixels pixels, int[] labels, Optional<LabelSets> sets, ImageNames names) {
    /** Images that are kept one after the other. */
    public Images(int height, int width, int channels, Pixels pixels, int[] labels, Optional<LabelSets> sets) {
        this(height, width, channels, pixels, labels, sets, ImageNames.NUMBERS);
    }

    /** Images of one label each. */
    public Images(int height, int width, int channels, Pixels pixels, int[] labels) {
        this(height, width, channels, pixels, labels, Optional.empty());
    }

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
                : new Images(
                        side, side, channels, new SmallerPixels(pixels, height, side, channels), labels, sets, names);
    }

    /** The same images with one value a pixel, its brightness. */
    Images inGrey() {
        return channels == 1
                ? this
                : new Images(height, width, 1, new GreyPixels(pixels, height * width), labels, sets, names);
    }

    /** Images of each label, of so many labels. */
    public int[] perLabel(int classes) {
        return sets.map(known -> known.perLabel(labels)).orElseGet(() -> LongTail.perClass(labels, classes));
    }

    /** Images of each label among these, of so many labels. */
    public int[] perLabel(int[] indices, int classes) {
        int[] chosen = Arrays.stream(indices).map(i -> labels[i]).toArray();
        return sets.map(known -> known.perLabel(chosen)).orElseGet(() -> LongTail.perClass(chosen, classes));
    }

    /** The same images with other labels. */
    public Images withLabels(int... others) {
        return new Images(height, width, channels, pixels, others, Optional.empty(), names);
    }

    /** The number of an image's class; where it may have several labels the numbers of these. */
    public List<Integer> labelsOf(int image) {
        return sets.map(known -> known.sets().get(labels[image])).orElseGet(() -> List.of(labels[image]));
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
