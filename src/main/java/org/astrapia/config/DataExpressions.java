package org.astrapia.config;

import static org.astrapia.language.Parameter.integer;
import static org.astrapia.language.Parameter.integers;
import static org.astrapia.language.Parameter.number;
import static org.astrapia.language.Parameter.numbers;
import static org.astrapia.language.Term.term;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.data.Augmentation;
import org.astrapia.data.Distribution;
import org.astrapia.language.Expression;
import org.astrapia.language.Numbers;
import org.astrapia.language.Parameter;
import org.astrapia.language.Problems;
import org.astrapia.language.Vocabulary;

/** Distributions and augmentations as expressions: {@code exponential(0.1)}, {@code crop(4) >> flip}. */
public final class DataExpressions {
    private static final String NO_AUGMENTATION = "none";
    private static final Parameter FACTOR = number("factor").above(0).to(1);
    private static final double MOST_STRENGTH = 10;
    private static final Parameter PROBABILITY = number("p").from(0).to(1);

    private static final Vocabulary<Distribution> DISTRIBUTIONS = Vocabulary.of(
            "distribution",
            term("balanced", "every class keeps as many as the largest has", a -> new Distribution.Balanced()),
            term(
                    "step",
                    "the second half of the classes keeps factor times the largest",
                    a -> new Distribution.Step(a.number("factor")),
                    FACTOR),
            term(
                    "exponential",
                    "class counts fall geometrically from the largest to factor times it",
                    a -> new Distribution.Exponential(a.number("factor")),
                    FACTOR),
            term(
                    "counts",
                    "exactly so many of each class",
                    a -> new Distribution.Counts(a.integers("counts")),
                    integers("counts").from(1)),
            term("natural", "whatever the data set has", a -> new Distribution.Natural()));

    private static final Vocabulary<Augmentation> AUGMENTATIONS = Vocabulary.of(
            "augmentation",
            term(
                    "crop",
                    "pads by so many pixels and crops a window of the original size at random",
                    a -> new Augmentation.Crop(a.integer("padding")),
                    integer("padding").from(0).to(1024)),
            term("flip", "mirrors left and right with probability 1/2", a -> new Augmentation.Flip()),
            term(
                    "cutout",
                    "sets a square of so many pixels to zero",
                    a -> new Augmentation.Cutout(a.integer("size")),
                    integer("size").from(1).to(1024)),
            term(
                    "random-resized-crop",
                    "crops a window with a share of the area from least to most and scales it to the image's size",
                    a -> new Augmentation.RandomResizedCrop(a.number("least"), a.number("most")),
                    number("least").above(0).to(1),
                    number("most").above(0).to(1)),
            term(
                    "jitter",
                    "with probability p changes colours by factors within 1 +- x and the hue by a part of its circle",
                    a -> new Augmentation.Jitter(
                            a.number("brightness"),
                            a.number("contrast"),
                            a.number("saturation"),
                            a.number("hue"),
                            a.number("p")),
                    number("brightness").from(0).to(MOST_STRENGTH),
                    number("contrast").from(0).to(MOST_STRENGTH),
                    number("saturation").from(0).to(MOST_STRENGTH),
                    number("hue").from(0).to(0.5),
                    PROBABILITY.or(0.8)),
            term(
                    "grey",
                    "with probability p takes the colour away",
                    a -> new Augmentation.Grey(a.number("p")),
                    PROBABILITY),
            term(
                    "blur",
                    "with probability p blurs by a Gaussian with a standard deviation between the two, in pixels",
                    a -> new Augmentation.Blur(
                            a.number("p"),
                            a.numbers("sigma").get(0),
                            a.numbers("sigma").get(1)),
                    PROBABILITY,
                    numbers("sigma").items(2).above(0).to(100).or(List.of(0.1, 2.0))),
            term(
                    "solarize",
                    "with probability p inverts pixel values (0 to 255) from the threshold on",
                    a -> new Augmentation.Solarize(a.number("p"), a.number("threshold")),
                    PROBABILITY,
                    number("threshold").from(0).to(255).or(128.0)));

    private DataExpressions() {}

    /** The distributions by name. */
    public static Vocabulary<Distribution> distributions() {
        return DISTRIBUTIONS;
    }

    /** The augmentations by name. */
    public static Vocabulary<Augmentation> augmentations() {
        return AUGMENTATIONS;
    }

    /** The chain of augmentations that an expression spells; empty when {@code problems} were told why not. */
    static Optional<List<Augmentation>> readAugment(Expression expression, Problems problems) {
        if (expression instanceof Expression.Call call
                && call.name().equals(NO_AUGMENTATION)
                && call.arguments().isEmpty()) {
            return Optional.of(List.of());
        }
        List<Expression> parts = expression instanceof Expression.Chain chain ? chain.parts() : List.of(expression);
        List<Augmentation> steps = new ArrayList<>();
        for (Expression part : parts) {
            AUGMENTATIONS
                    .read(part, problems)
                    .filter(step -> isOrdered(step, part, problems))
                    .ifPresent(steps::add);
        }
        return steps.size() == parts.size() ? Optional.of(steps) : Optional.empty();
    }

    private static boolean isOrdered(Augmentation step, Expression written, Problems problems) {
        if (step instanceof Augmentation.RandomResizedCrop crop && crop.least() > crop.most()) {
            return refuse("the smallest share of the area", crop.least(), crop.most(), written, problems);
        }
        if (step instanceof Augmentation.Blur blur && blur.leastSigma() > blur.mostSigma()) {
            return refuse("the smallest sigma", blur.leastSigma(), blur.mostSigma(), written, problems);
        }
        return true;
    }

    private static boolean refuse(String what, double least, double most, Expression written, Problems problems) {
        String message = what + " is " + Numbers.print(least) + ", above the largest, " + Numbers.print(most);
        problems.error(written.at(), written.length(), message);
        return false;
    }

    /** The chain as it is written. */
    public static String print(List<Augmentation> chain) {
        return chain.isEmpty()
                ? NO_AUGMENTATION
                : chain.stream().map(DataExpressions::print).collect(Collectors.joining(" >> "));
    }

    private static String print(Augmentation augmentation) {
        if (augmentation instanceof Augmentation.Crop crop) {
            return call("crop", crop.padding());
        } else if (augmentation instanceof Augmentation.Cutout cutout) {
            return call("cutout", cutout.size());
        } else if (augmentation instanceof Augmentation.RandomResizedCrop crop) {
            return call("random-resized-crop", crop.least(), crop.most());
        } else if (augmentation instanceof Augmentation.Jitter jitter) {
            return "jitter(%s, %s, %s, %s, p=%s)"
                    .formatted(
                            Numbers.print(jitter.brightness()),
                            Numbers.print(jitter.contrast()),
                            Numbers.print(jitter.saturation()),
                            Numbers.print(jitter.hue()),
                            Numbers.print(jitter.probability()));
        } else if (augmentation instanceof Augmentation.Grey grey) {
            return call("grey", grey.probability());
        } else if (augmentation instanceof Augmentation.Blur blur) {
            return "blur(%s, sigma=[%s, %s])"
                    .formatted(
                            Numbers.print(blur.probability()),
                            Numbers.print(blur.leastSigma()),
                            Numbers.print(blur.mostSigma()));
        } else if (augmentation instanceof Augmentation.Solarize solarize) {
            return "solarize(%s, threshold=%s)"
                    .formatted(Numbers.print(solarize.probability()), Numbers.print(solarize.threshold()));
        }
        return "flip";
    }

    private static String call(String name, double... numbers) {
        return Arrays.stream(numbers).mapToObj(Numbers::print).collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** The distribution as it is written. */
    public static String print(Distribution distribution) {
        if (distribution instanceof Distribution.Step step) {
            return "step(" + Numbers.print(step.factor()) + ")";
        } else if (distribution instanceof Distribution.Exponential exponential) {
            return "exponential(" + Numbers.print(exponential.factor()) + ")";
        } else if (distribution instanceof Distribution.Counts counts) {
            return "counts(" + counts.counts() + ")";
        }
        return distribution instanceof Distribution.Natural ? "natural" : "balanced";
    }
}
