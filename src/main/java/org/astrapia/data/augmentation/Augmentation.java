package org.astrapia.data.augmentation;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.number;
import static org.astrapia.language.TermParameter.numbers;
import static org.astrapia.language.TermParameter.word;

import java.util.List;
import java.util.Optional;
import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;
import org.astrapia.language.Numbers;
import org.astrapia.language.Vocabulary;

/**
 * One step of a chain that changes a training image at random; drawn anew for every image, epoch and view. A step that
 * {@link #changesPixels()} works on pixel values 0..255, and so does all that stands before it; what follows the last of
 * them works on normalised values.
 */
public sealed interface Augmentation {
    /** The augmentations by name. */
    Vocabulary<Augmentation> TERMS = Vocabulary.of(
            "augmentation",
            Augmentation.class,
            term(
                    Crop.class,
                    "crop",
                    "pads each side by this many pixels, then crops a window of the original size at a random place",
                    a -> new Crop(a.integer("padding")),
                    integer("padding").from(0).to(1024).of(Crop::padding)),
            term(Flip.class, "flip", "mirrors left and right with probability 1/2", a -> new Flip()),
            term(
                    Cutout.class,
                    "cutout",
                    "sets a random square to zero; size is its side in pixels",
                    a -> new Cutout(a.integer("size")),
                    integer("size").from(1).to(1024).of(Cutout::size)),
            term(
                            RandomResizedCrop.class,
                            "random-resized-crop",
                            "crops a window at random, whose share of the area lies between least and most, and scales it to the image's"
                                    + " size",
                            a -> new RandomResizedCrop(a.number("least"), a.number("most")),
                            number("least").above(0).to(1).of(RandomResizedCrop::least),
                            number("most").above(0).to(1).of(RandomResizedCrop::most))
                    .unless(crop -> outOfOrder("share of the area", crop.least(), crop.most())),
            term(
                    Jitter.class,
                    "jitter",
                    "with probability p changes brightness, contrast and saturation by random factors from 1 - x to 1 + x, and turns the hue by at most that part of a full circle",
                    a -> new Jitter(
                            a.number("brightness"),
                            a.number("contrast"),
                            a.number("saturation"),
                            a.number("hue"),
                            a.number("p")),
                    number("brightness").from(0).to(10).of(Jitter::brightness),
                    number("contrast").from(0).to(10).of(Jitter::contrast),
                    number("saturation").from(0).to(10).of(Jitter::saturation),
                    number("hue").from(0).to(0.5).of(Jitter::hue),
                    number("p").from(0).to(1).or(0.8).named().of(Jitter::probability)),
            term(
                    Grey.class,
                    "grey",
                    "with probability p makes the image grey",
                    a -> new Grey(a.number("p")),
                    number("p").from(0).to(1).of(Grey::probability)),
            term(
                            Blur.class,
                            "blur",
                            "with probability p blurs by a Gaussian with a standard deviation between the two, in"
                                    + " pixels",
                            a -> new Blur(
                                    a.number("p"),
                                    a.numbers("sigma").get(0),
                                    a.numbers("sigma").get(1)),
                            number("p").from(0).to(1).of(Blur::probability),
                            numbers("sigma")
                                    .items(2)
                                    .above(0)
                                    .to(100)
                                    .or(List.of(0.1, 2.0))
                                    .named()
                                    .of(blur -> List.of(blur.leastSigma(), blur.mostSigma())))
                    .unless(blur -> outOfOrder("sigma", blur.leastSigma(), blur.mostSigma())),
            term(
                    Solarize.class,
                    "solarize",
                    "with probability p inverts the pixel values (0 to 255) that are at or above the threshold",
                    a -> new Solarize(a.number("p"), a.number("threshold")),
                    number("p").from(0).to(1).of(Solarize::probability),
                    number("threshold").from(0).to(255).or(128.0).named().of(Solarize::threshold)),
            term(
                    RandAugment.class,
                    "rand-augment",
                    "so many of 14 operations on shape and colours, each with a strength from 0 to 30 as torchvision"
                            + " counts it",
                    a -> new RandAugment(a.integer("operations"), a.number("strength")),
                    integer("operations").from(1).to(14).or(2).of(RandAugment::operations),
                    number("strength").from(0).to(30).or(9.0).of(RandAugment::strength)),
            term(
                    AutoAugment.class,
                    "auto-augment",
                    "one of the 25 pairs of operations that AutoAugment found for this data set",
                    a -> new AutoAugment(a.word("policy", AutoAugmentPolicy.class)),
                    word("policy", AutoAugmentPolicy.class).or("cifar10").of(AutoAugment::policy)),
            term(
                    Mixup.class,
                    "mixup",
                    "last in a chain: averages every image with another of the batch, by one share a batch of"
                            + " Beta(alpha, alpha), and the loss of their labels alike",
                    a -> new Mixup(a.number("alpha")),
                    number("alpha").above(0).to(1000).or(1.0).of(Mixup::alpha)),
            term(
                    Cutmix.class,
                    "cutmix",
                    "last in a chain: with probability p a batch's images get a rectangle of another image, whose area"
                            + " is of Beta(alpha, alpha) and the share of its label",
                    a -> new Cutmix(a.number("alpha"), a.number("p")),
                    number("alpha").above(0).to(1000).or(1.0).of(Cutmix::alpha),
                    number("p").from(0).to(1).or(0.5).named().of(Cutmix::probability)));

    /**
     * The step that does it.
     *
     * @param shape images like those that will be changed
     * @param black per channel, what a black pixel is where the step stands in the chain
     * @param cut per channel, what a cutout leaves there
     */
    Step step(Images shape, float[] black, float[] cut);

    /** Why it cannot be done to squares of {@code size} pixels; empty when it can. */
    Optional<String> misfit(int size);

    /** Whether the step is defined on pixel values 0..255 and so needs to come before normalisation. */
    boolean changesPixels();

    /** How it mixes the images of a batch with one another; empty where it changes each image alone. */
    Optional<OfBatch> ofBatch();

    /** What mixes the images of a batch after a chain has changed each, if anything does. */
    static Optional<OfBatch> ofBatch(List<Augmentation> chain) {
        return chain.isEmpty() ? Optional.empty() : chain.get(chain.size() - 1).ofBatch();
    }

    /** Mixes the images of a batch with one another, and leaves each alone; only the last of a chain can. */
    sealed interface OfBatch extends OnNumbers {
        /**
         * Mixes them.
         *
         * @param batch images of one after the other, normalised
         * @param shape of an image
         * @param partners which image is mixed into each
         * @param random the batch's own stream
         * @return the share that each image has of itself, from 0 to 1
         */
        double mix(float[] batch, Images shape, int[] partners, RandomStream random);

        @Override
        default Step step(Images shape, float[] black, float[] cut) {
            return (values, start, random) -> {};
        }

        @Override
        default Optional<String> misfit(int size) {
            return Optional.empty();
        }

        @Override
        default Optional<OfBatch> ofBatch() {
            return Optional.of(this);
        }
    }

    /** Works on pixel values of images of any size. */
    sealed interface OnPixelValues extends Augmentation {
        @Override
        default Optional<String> misfit(int size) {
            return Optional.empty();
        }

        @Override
        default boolean changesPixels() {
            return true;
        }

        @Override
        default Optional<OfBatch> ofBatch() {
            return Optional.empty();
        }
    }

    /** Works on any numbers, and so also behind normalisation. */
    sealed interface OnNumbers extends Augmentation {
        @Override
        default boolean changesPixels() {
            return false;
        }

        @Override
        default Optional<OfBatch> ofBatch() {
            return Optional.empty();
        }
    }

    /** Pads with zeros by {@code padding} pixels on every side and crops a window of the original size at random. */
    record Crop(int padding) implements OnNumbers {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            return new CropStep(shape, padding, black);
        }

        @Override
        public Optional<String> misfit(int size) {
            return padding < size
                    ? Optional.empty()
                    : Optional.of("crop pads by " + padding + " pixels, allowed is below the image's " + size);
        }
    }

    /** Mirrors left and right with probability 1/2. */
    record Flip() implements OnNumbers {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            return new FlipStep(shape);
        }

        @Override
        public Optional<String> misfit(int size) {
            return Optional.empty();
        }
    }

    /**
     * Sets a square of {@code size} pixels around a random centre to zero, after normalisation, clipped at the border
     * (DeVries and Taylor 2017, as the published DARTS code does it). Before a step on pixel values it sets the square to
     * the channels' means, which normalisation makes zero.
     */
    record Cutout(int size) implements OnNumbers {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            return new CutoutStep(shape, size, cut);
        }

        @Override
        public Optional<String> misfit(int side) {
            return size <= side
                    ? Optional.empty()
                    : Optional.of("cutout erases " + size + " pixels, allowed is up to the image's " + side);
        }
    }

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
    record RandomResizedCrop(double least, double most) implements OnPixelValues {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            return new ResizedCropStep(shape, this);
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
            implements OnPixelValues {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            return Step.sometimes(probability, new JitterStep(shape, this));
        }
    }

    /**
     * With the given probability sets all channels to the pixel's grey, {@code 0.2989 R + 0.587 G + 0.114 B} (ITU-R
     * BT.601, as torchvision has it).
     */
    record Grey(double probability) implements OnPixelValues {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            Colours colours = new Colours(shape);
            return Step.sometimes(probability, (values, start, random) -> colours.grey(values, start));
        }
    }

    /**
     * With the given probability convolves with a Gaussian, {@code exp(-x^2 / (2 sigma^2))} up to 3 sigma, normalised;
     * mirrored at the border (Chen et al. 2020, SimCLR, appendix A; {@code GaussianBlur} of torchvision).
     *
     * @param leastSigma smallest standard deviation in pixels, above 0
     * @param mostSigma largest standard deviation in pixels
     */
    record Blur(double probability, double leastSigma, double mostSigma) implements OnPixelValues {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            return Step.sometimes(probability, new BlurStep(shape, this));
        }
    }

    /**
     * With the given probability inverts light pixel values: {@code v >= threshold} becomes {@code 255 - v} (Grill et al.
     * 2020, BYOL, appendix B, and Barlow Twins; {@code solarize} of torchvision).
     */
    record Solarize(double probability, double threshold) implements OnPixelValues {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            Colours colours = new Colours(shape);
            float from = (float) threshold;
            return Step.sometimes(probability, (values, start, random) -> colours.solarize(values, start, from));
        }
    }

    /**
     * So many operations one after the other, each drawn from 14 (Cubuk et al. 2020): none, shears, shifts, rotation,
     * brightness, colour, contrast, sharpness, posterize, solarize, auto-contrast, equalize. Computed as Pillow does, with
     * nearest neighbours and black outside; strengths are those of torchvision's {@code RandAugment}, where 30 is the
     * strongest of AutoAugment. The paper's own code calls that 10.
     */
    record RandAugment(int operations, double strength) implements OnPixelValues {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            return PolicySteps.random(shape, operations, strength);
        }
    }

    /**
     * A pair of operations drawn from those that AutoAugment found (Cubuk et al. 2019, table 7), each with its probability;
     * computed as {@link RandAugment}, with the strengths of torchvision's {@code AutoAugment}.
     */
    record AutoAugment(AutoAugmentPolicy policy) implements OnPixelValues {
        @Override
        public Step step(Images shape, float[] black, float[] cut) {
            return PolicySteps.learnt(shape, policy);
        }
    }

    /**
     * {@code x = share * x_i + (1 - share) * x_j}, with one share a batch, Beta(alpha, alpha), and j the image at i's place
     * after a shuffle (Zhang et al. 2018; their code facebookresearch/mixup-cifar10 draws one share a batch, with alpha 1).
     */
    record Mixup(double alpha) implements OfBatch {
        @Override
        public double mix(float[] batch, Images shape, int[] partners, RandomStream random) {
            double share = Beta.draw(alpha, random);
            BatchMixing.average(batch, shape, partners, (float) share);
            return share;
        }
    }

    /**
     * With probability p every image of a batch gets the same rectangle of another image: of {@code W sqrt(1 - l)} by {@code
     * H sqrt(1 - l)} pixels around a random centre, cut off at the border, with l of Beta(alpha, alpha); the share is that of
     * the pixels that are left (Yun et al. 2019, algorithm A1; their code clovaai/CutMix-PyTorch has alpha 1, and p 1/2 for
     * CIFAR).
     */
    record Cutmix(double alpha, double probability) implements OfBatch {
        @Override
        public double mix(float[] batch, Images shape, int[] partners, RandomStream random) {
            if (random.nextDouble() >= probability) {
                return 1;
            }
            double side = Math.sqrt(1 - Beta.draw(alpha, random));
            return BatchMixing.paste(batch, shape, partners, side, random);
        }
    }

    private static Optional<String> outOfOrder(String what, double least, double most) {
        return least <= most
                ? Optional.empty()
                : Optional.of("the smallest " + what + " is " + Numbers.print(least) + ", above the largest, "
                        + Numbers.print(most));
    }
}
