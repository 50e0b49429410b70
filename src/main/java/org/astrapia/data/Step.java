package org.astrapia.data;

import java.util.Arrays;

/** One augmentation, ready to change an image in place. It may keep scratch space and so serves one thread. */
interface Step {
    /**
     * Changes one image.
     *
     * @param values many images; this one is {@code [height, width, channels]} from {@code start} on
     * @param random the image's own stream
     */
    void change(float[] values, int start, RandomStream random);

    /** Changes with a probability; the stream is asked first, whatever comes of it. */
    static Step sometimes(double probability, Step step) {
        return (values, start, random) -> {
            if (random.nextDouble() < probability) {
                step.change(values, start, random);
            }
        };
    }

    /**
     * The step of an augmentation.
     *
     * @param shape images like those that will be changed
     * @param black per channel, what a black pixel is where the step stands in the chain
     * @param cut per channel, what a cutout leaves there
     */
    static Step of(Augmentation augmentation, Images shape, float[] black, float[] cut) {
        if (augmentation instanceof Augmentation.Crop crop) {
            return new CropStep(shape, crop.padding(), black);
        } else if (augmentation instanceof Augmentation.Cutout cutout) {
            return new CutoutStep(shape, cutout.size(), cut);
        } else if (augmentation instanceof Augmentation.RandomResizedCrop crop) {
            return new ResizedCropStep(shape, crop);
        } else if (augmentation instanceof Augmentation.Jitter jitter) {
            return sometimes(jitter.probability(), new JitterStep(shape, jitter));
        } else if (augmentation instanceof Augmentation.Grey grey) {
            Colours colours = new Colours(shape);
            return sometimes(grey.probability(), (values, start, random) -> colours.grey(values, start));
        } else if (augmentation instanceof Augmentation.Blur blur) {
            return sometimes(blur.probability(), new BlurStep(shape, blur));
        } else if (augmentation instanceof Augmentation.Solarize solarize) {
            Colours colours = new Colours(shape);
            float threshold = (float) solarize.threshold();
            return sometimes(
                    solarize.probability(), (values, start, random) -> colours.solarize(values, start, threshold));
        }
        return new FlipStep(shape);
    }

    /** Fills columns of one row with a colour. */
    static void fill(float[] values, int row, int firstColumn, int endColumn, float[] colour) {
        if (colour.length == 1) {
            Arrays.fill(values, row + firstColumn, row + endColumn, colour[0]);
            return;
        }
        for (int x = firstColumn; x < endColumn; x++) {
            System.arraycopy(colour, 0, values, row + x * colour.length, colour.length);
        }
    }
}
