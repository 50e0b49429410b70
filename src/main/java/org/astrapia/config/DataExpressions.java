package org.astrapia.config;

import static org.astrapia.language.Parameter.integer;
import static org.astrapia.language.Parameter.integers;
import static org.astrapia.language.Parameter.number;
import static org.astrapia.language.Term.term;

import java.util.ArrayList;
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
                    integer("size").from(1).to(1024)));

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
            AUGMENTATIONS.read(part, problems).ifPresent(steps::add);
        }
        return steps.size() == parts.size() ? Optional.of(steps) : Optional.empty();
    }

    /** The chain as it is written. */
    public static String print(List<Augmentation> chain) {
        return chain.isEmpty()
                ? NO_AUGMENTATION
                : chain.stream().map(DataExpressions::print).collect(Collectors.joining(" >> "));
    }

    private static String print(Augmentation augmentation) {
        if (augmentation instanceof Augmentation.Crop crop) {
            return "crop(" + crop.padding() + ")";
        }
        return augmentation instanceof Augmentation.Cutout cutout ? "cutout(" + cutout.size() + ")" : "flip";
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
