package org.astrapia.data;

/**
 * One step of a chain that changes a training image at random; drawn anew for every image, epoch and view. A step that
 * {@link #changesPixels()} works on pixel values 0..255, and so does all that stands before it; what follows the last of
 * them works on normalised values.
 */
public sealed interface Augmentation {
    /** Whether the step is defined on pixel values 0..255 and so needs to come before normalisation. */
    default boolean changesPixels() {
        return false;
    }

    /** Pads with zeros by {@code padding} pixels on every side and crops a window of the original size at random. */
    record Crop(int padding) implements Augmentation {}

    /** Mirrors left and right with probability 1/2. */
    record Flip() implements Augmentation {}

    /**
     * Sets a square of {@code size} pixels around a random centre to zero, after normalisation, clipped at the border
     * (DeVries and Taylor 2017, as the published DARTS code does it). Before a step on pixel values it sets the square to
     * the channels' means, which normalisation makes zero.
     */
    record Cutout(int size) implements Augmentation {}

    /**
     * Crops a window and scales it to the size of the image, bilinearly with pixel centres at 1/2 (Szegedy et al. 2015;
     * {@code RandomResizedCrop} of torchvision).
     *
     * <p>A share {@code s} of the area is uniform in {@code [least, most)} and the aspect ratio {@code r} is
     * log-uniform in {@code [3/4, 4/3)}; the window has {@code round(sqrt(s H W r))} columns and
     * {@code round(sqrt(s H W / r))} rows and any place. What does not fit is drawn again, ten times at most; then the
     * largest window in the middle whose aspect ratio is allowed is taken.
     *
     * @param least smallest share of the area, above 0
     * @param most largest share of the area, at most 1
     */
    record RandomResizedCrop(double least, double most) implements Augmentation {
        @Override
        public boolean changesPixels() {
            return true;
        }
    }

    /**
     * With the given probability changes brightness, contrast, saturation and hue, in an order that is drawn too
     * ({@code ColorJitter} of torchvision). A factor {@code f} is uniform in {@code [max(0, 1 - x), 1 + x)}, the hue's
     * shift {@code d} in {@code [-h, h)}:
     *
     * <ul>
     *   <li>brightness: {@code f v}
     *   <li>contrast: {@code f v + (1 - f) m}, with {@code m} the mean grey of the image
     *   <li>saturation: {@code f v + (1 - f) g}, with {@code g} the pixel's grey
     *   <li>hue: the pixel's hue in HSV turns by {@code 360 d} degrees
     * </ul>
     *
     * all clipped to 0..255, with grey as {@link Grey} has it.
     *
     * @param brightness x of the brightness, 0 or more
     * @param contrast x of the contrast, 0 or more
     * @param saturation x of the saturation, 0 or more
     * @param hue largest shift of the hue, from 0 to 1/2 of the circle
     * @param probability from 0 to 1
     */
    record Jitter(double brightness, double contrast, double saturation, double hue, double probability)
            implements Augmentation {
        @Override
        public boolean changesPixels() {
            return true;
        }
    }

    /**
     * With the given probability sets all channels to the pixel's grey, {@code 0.2989 R + 0.587 G + 0.114 B} (ITU-R
     * BT.601, as torchvision has it).
     */
    record Grey(double probability) implements Augmentation {
        @Override
        public boolean changesPixels() {
            return true;
        }
    }

    /**
     * With the given probability convolves with a Gaussian, {@code exp(-x^2 / (2 sigma^2))} up to 3 sigma, normalised;
     * mirrored at the border (Chen et al. 2020, SimCLR, appendix A; {@code GaussianBlur} of torchvision).
     *
     * @param leastSigma smallest standard deviation in pixels, above 0
     * @param mostSigma largest standard deviation in pixels
     */
    record Blur(double probability, double leastSigma, double mostSigma) implements Augmentation {
        @Override
        public boolean changesPixels() {
            return true;
        }
    }

    /**
     * With the given probability inverts light pixel values: {@code v >= threshold} becomes {@code 255 - v} (Grill et al.
     * 2020, BYOL, appendix B, and Barlow Twins; {@code solarize} of torchvision).
     */
    record Solarize(double probability, double threshold) implements Augmentation {
        @Override
        public boolean changesPixels() {
            return true;
        }
    }
}
