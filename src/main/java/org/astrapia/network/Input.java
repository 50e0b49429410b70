package org.astrapia.network;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.loss.ImageSets;

/**
 * What a network is given to learn from: images of one size, and how many there are of each class.
 *
 * @param height of an image in pixels
 * @param width of an image in pixels
 * @param channels of an image
 * @param classCounts training images of each class; some losses weigh the classes by them, no size depends on them
 * @param mixed whether images of a batch are mixed with one another, so that each has two labels
 * @param sets of labels; empty where each image has one label
 */
public record Input(
        int height, int width, int channels, List<Integer> classCounts, boolean mixed, Optional<ImageSets> sets) {
    private static final int RGB = 3;

    public Input {
        classCounts = List.copyOf(classCounts);
    }

    /** Images that stay as they are. */
    public Input(int height, int width, int channels, List<Integer> classCounts) {
        this(height, width, channels, classCounts, false, Optional.empty());
    }

    /** The same images, mixed with one another or not. */
    public Input mixed(boolean are) {
        return new Input(height, width, channels, classCounts, are, sets);
    }

    /** The same images with these sets of labels. */
    public Input with(Optional<ImageSets> others) {
        return new Input(height, width, channels, classCounts, mixed, others);
    }

    /** Coloured squares. */
    public static Input squares(int side, List<Integer> classCounts) {
        return new Input(side, side, RGB, classCounts);
    }

    /** Squares. */
    public static Input squares(int side, int channels, List<Integer> classCounts) {
        return new Input(side, side, channels, classCounts);
    }

    /** Squares in so many classes, where only sizes matter. */
    public static Input squares(int side, int channels, int classes) {
        return squares(side, channels, Collections.nCopies(classes, 1));
    }

    /** Coloured squares in so many classes, where only sizes matter. */
    public static Input squares(int side, int classes) {
        return squares(side, Collections.nCopies(classes, 1));
    }

    /** The same images as numbers that another network made of them: one pixel with a channel per feature. */
    public Input asFeatures(int features) {
        return new Input(1, 1, features, classCounts, false, sets);
    }

    /** The dimensions of an image. */
    Dimensions image() {
        return Dimensions.map(height, width, channels);
    }

    /** Number of classes. */
    public int classes() {
        return classCounts.size();
    }
}
