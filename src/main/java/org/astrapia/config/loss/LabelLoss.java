package org.astrapia.config.loss;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.number;
import static org.astrapia.language.TermParameter.word;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.astrapia.language.Term;

/** A loss of each image's logits and label; the batch's is their mean, or their {@link Loss.Reweighted} mean. */
public sealed interface LabelLoss extends Loss.Named
        permits LabelLoss.CrossEntropy,
                LabelLoss.Ldam,
                LabelLoss.LogitAdjusted,
                LabelLoss.BalancedSoftmax,
                LabelLoss.LabelSmoothing,
                LabelLoss.LabelAwareSmoothing,
                LabelLoss.PerImage,
                LabelSetLoss {
    /** The losses of this family by name. */
    List<Term<? extends Loss.Named>> TERMS = List.of(
            term(CrossEntropy.class, "cross-entropy", "mean over the batch", a -> new CrossEntropy()),
            term(
                    Focal.class,
                    "focal",
                    "cross-entropy times (1 - p)^gamma: images that are already classified well count less",
                    a -> new Focal(a.number("gamma")),
                    number("gamma").from(0).to(100).or(1.0).of(Focal::gamma)),
            term(
                    Ldam.class,
                    "ldam",
                    "cross-entropy of scaled cosines; the rarer a class, the larger the margin that it must win by",
                    a -> new Ldam(a.number("margin"), a.number("scale")),
                    number("margin").above(0).to(2).or(0.5).of(Ldam::margin),
                    number("scale").above(0).to(1000).or(30.0).named().of(Ldam::scale)),
            term(
                    LogitAdjusted.class,
                    "logit-adjusted",
                    "cross-entropy of logits + tau * log(share of the class in training)",
                    a -> new LogitAdjusted(a.number("tau")),
                    number("tau").from(0).to(100).or(1.0).of(LogitAdjusted::tau)),
            term(
                    BalancedSoftmax.class,
                    "balanced-softmax",
                    "cross-entropy of logits + log(training images of the class); equals logit-adjusted(1)",
                    a -> new BalancedSoftmax()),
            term(
                    LabelSmoothing.class,
                    "label-smoothing",
                    "cross-entropy with labels of which a share is spread evenly over all classes",
                    a -> new LabelSmoothing(a.number("share")),
                    number("share").from(0).below(1).or(0.1).of(LabelSmoothing::share)),
            term(
                    LabelAwareSmoothing.class,
                    "label-aware-smoothing",
                    "label-smoothing whose share falls from head, of the largest class, to tail, of the smallest",
                    a -> new LabelAwareSmoothing(
                            a.number("head"), a.number("tail"), a.word("shape", LabelAwareSmoothing.Shape.class)),
                    number("head").from(0).below(1).or(0.3).of(LabelAwareSmoothing::head),
                    number("tail").from(0).below(1).or(0.0).of(LabelAwareSmoothing::tail),
                    word("shape", LabelAwareSmoothing.Shape.class)
                            .or("concave")
                            .named()
                            .of(LabelAwareSmoothing::shape)));

    @Override
    default boolean needsLabels() {
        return true;
    }

    @Override
    default <R> R accept(Loss.Visitor<R> visitor) {
        return visitor.ofLabels(this);
    }

    /** What is added to the logit of each class, given the training images of each; empty for nothing. */
    default List<Double> offsets(List<Integer> counts) {
        return List.of();
    }

    /** What is taken off the true class's logit, by class, given the training images of each; empty for nothing. */
    default List<Double> margins(List<Integer> counts) {
        return List.of();
    }

    /** The share of a label that is spread over all classes, by class, given the training images of each; empty for none. */
    default List<Double> smoothing(List<Integer> counts) {
        return List.of();
    }

    /** The loss of one image, of logits that are changed so; empty for the cross-entropy. */
    default Optional<PerImage> ownFormula() {
        return Optional.empty();
    }

    /** This as a loss of images that may have several labels; empty where an image has one. */
    default Optional<LabelSetLoss> ofSets() {
        return Optional.empty();
    }

    /** {@code cross-entropy}: {@code -log p} with p the softmax of the true class. */
    record CrossEntropy() implements LabelLoss {}

    /**
     * {@code ldam(margin, scale=...)}: cross-entropy of {@code scale * (cos - m)} for the true class and {@code scale *
     * cos} for the others, cos between features and class vector; {@code m = margin * n^(-1/4) / max(n^(-1/4))}, so that
     * the rarest class has the whole margin (Cao et al. 2019, equations 13 and 12). The network's classifier is
     * normalised for it.
     */
    record Ldam(double margin, double scale) implements LabelLoss {
        @Override
        public List<Double> margins(List<Integer> counts) {
            return ClassBalance.margins(counts, margin).stream()
                    .map(part -> part * scale)
                    .toList();
        }

        @Override
        public OptionalDouble cosineScale() {
            return OptionalDouble.of(scale);
        }
    }

    /**
     * {@code logit-adjusted(tau)}: cross-entropy of {@code logits + tau * log prior}, the prior a class's share of the
     * training images (Menon et al. 2021, equation 10).
     */
    record LogitAdjusted(double tau) implements LabelLoss {
        @Override
        public List<Double> offsets(List<Integer> counts) {
            return tau == 0
                    ? List.of()
                    : ClassBalance.logPriors(counts).stream()
                            .map(prior -> tau * prior)
                            .toList();
        }

        @Override
        public Stream<String> corrections() {
            return Stream.of(print()).filter(text -> tau > 0);
        }
    }

    /**
     * {@code balanced-softmax}: cross-entropy of {@code logits + log n} (Ren et al. 2020, equation 4). The softmax does
     * not see the difference between n and the prior, so this is {@code logit-adjusted(1)}.
     */
    record BalancedSoftmax() implements LabelLoss {
        @Override
        public List<Double> offsets(List<Integer> counts) {
            return ClassBalance.logPriors(counts);
        }

        @Override
        public Stream<String> corrections() {
            return Stream.of(print());
        }
    }

    /**
     * {@code label-smoothing(share)}: {@code (1 - share) c_y + share * mean of all c_k}, with {@code c_k = -log p_k} and y
     * the true class (Szegedy et al. 2016, section 7; torch's {@code label_smoothing}).
     */
    record LabelSmoothing(double share) implements LabelLoss {
        @Override
        public List<Double> smoothing(List<Integer> counts) {
            return share == 0 ? List.of() : Collections.nCopies(counts.size(), share);
        }
    }

    /**
     * {@code label-aware-smoothing(head, tail, shape)}: {@link LabelSmoothing} with a share for each class (Zhong et al.
     * 2021, MiSLAS, equation 8, as their code computes it: spread over all classes, the true one included; the paper
     * spreads it over the others). Defaults are the code's for CIFAR-10-LT of imbalance 100. Where all classes have as many
     * images each has the share {@code head}.
     *
     * @param head share of the class with most training images
     * @param tail share of the class with fewest
     * @param shape of the way between
     */
    record LabelAwareSmoothing(double head, double tail, Shape shape) implements LabelLoss {
        /** How the share grows with r, the place of a class's training images between the fewest, 0, and the most, 1. */
        public enum Shape {
            /** {@code sin(pi r / 2)}. */
            CONCAVE {
                @Override
                double of(double place) {
                    return Math.sin(place * Math.PI / 2);
                }
            },
            /** {@code r}. */
            LINEAR {
                @Override
                double of(double place) {
                    return place;
                }
            },
            /** {@code 1 - cos(pi r / 2)}. */
            CONVEX {
                @Override
                double of(double place) {
                    return 1 + Math.sin(1.5 * Math.PI + place * Math.PI / 2);
                }
            };

            abstract double of(double place);
        }

        @Override
        public List<Double> smoothing(List<Integer> counts) {
            return ClassBalance.places(counts).stream()
                    .map(place -> tail + (head - tail) * shape.of(place))
                    .toList();
        }
    }

    /** A formula of its own for the loss of an image. */
    sealed interface PerImage extends LabelLoss {
        /**
         * What a formula is in another form, such as a graph.
         *
         * @param <R> the form
         */
        interface Formulas<R> {
            /** {@link Focal}. */
            R focal(Focal focal);
        }

        /** Lets the other form see which formula it is. */
        <R> R formula(Formulas<R> formulas);

        @Override
        default Optional<PerImage> ownFormula() {
            return Optional.of(this);
        }
    }

    /** {@code focal(gamma)}: {@code -(1-p)^gamma log p} (Lin et al. 2017, equation 4); with gamma 0 cross-entropy. */
    record Focal(double gamma) implements PerImage {
        @Override
        public <R> R formula(Formulas<R> formulas) {
            return formulas.focal(this);
        }
    }
}
