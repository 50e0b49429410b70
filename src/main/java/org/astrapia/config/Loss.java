package org.astrapia.config;

import static java.util.stream.Collectors.joining;
import static org.astrapia.language.Parameter.flag;
import static org.astrapia.language.Parameter.integers;
import static org.astrapia.language.Parameter.number;
import static org.astrapia.language.Parameter.word;
import static org.astrapia.language.Term.term;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.astrapia.language.Binding;
import org.astrapia.language.Numbers;
import org.astrapia.language.Vocabulary;

/** What a network, or alpha, is trained to make small. */
public sealed interface Loss {
    /** The losses that a name alone makes. */
    Vocabulary<Named> TERMS = Vocabulary.of(
            "loss",
            Named.class,
            term(CrossEntropy.class, "cross-entropy", "mean over the batch", a -> new CrossEntropy()),
            term(
                    Focal.class,
                    "focal",
                    "cross-entropy times (1 - p)^gamma: images that are right already count less",
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
                    ZeroOne.class,
                    "zero-one",
                    "pushes sigmoid weights of operations to 0 or 1; l2 is FairDARTS' code, l1 the papers' formula",
                    a -> new ZeroOne(a.word("norm", Norm.class)),
                    word("norm", Norm.class).or("l2").of(ZeroOne::norm)),
            term(
                    BarlowTwins.class,
                    "barlow-twins",
                    "makes the embeddings of two views of an image alike and their dimensions unlike; needs no labels",
                    a -> new BarlowTwins(
                            a.number("lambda"), a.integers("projector"), a.number("scale"), a.flag("center")),
                    number("lambda").from(0).to(1e6).or(0.0051).named().of(BarlowTwins::lambda),
                    integers("projector")
                            .from(2)
                            .to(65_536)
                            .or(List.of(512, 512, 512))
                            .named()
                            .of(BarlowTwins::projector),
                    number("scale").above(0).to(1e6).or(1.0).named().of(BarlowTwins::scale),
                    flag("center").or("true").named().of(BarlowTwins::center)));

    /**
     * What a loss is in another form, such as a network's values.
     *
     * @param <R> the form
     */
    interface Visitor<R> {
        R ofLabels(OfLabels loss);

        R reweighted(Reweighted loss);

        R zeroOne(ZeroOne loss);

        R barlowTwins(BarlowTwins loss);

        R weighted(Weighted loss);

        R total(Total loss);
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** As an experiment writes it, its defaults visible. */
    String print();

    /** How tightly that text holds together behind a number; class weights hold like a name. */
    default Binding binding() {
        return Binding.ATOM;
    }

    /** The losses that this one is a sum of, class weights left out. */
    Stream<Part> parts();

    /** {@code factor * loss} within a sum. */
    record Part(double factor, Named loss) {}

    /** What of it depends on alpha directly, not through the network; empty where nothing does. */
    default Optional<Loss> ofAlphaAlone() {
        return Optional.empty();
    }

    /** A loss that one name makes. */
    sealed interface Named extends Loss {
        @Override
        default String print() {
            return TERMS.print(this);
        }

        /** The name, {@code cross-entropy}. */
        default String name() {
            return TERMS.name(this);
        }

        @Override
        default Stream<Part> parts() {
            return Stream.of(new Part(1, this));
        }

        /** Whether it looks at labels. */
        default boolean needsLabels() {
            return false;
        }

        /** Whether it compares two views of every image. */
        default boolean needsTwoViews() {
            return false;
        }

        /** By what it is multiplied itself. */
        default double ownFactor() {
            return 1;
        }

        /** Scale of the cosines that the classifier gives it; empty for a plain classifier. */
        default OptionalDouble cosineScale() {
            return OptionalDouble.empty();
        }
    }

    /** A loss of each image's logits and label; the batch's is their mean, or their {@link Reweighted} mean. */
    sealed interface OfLabels extends Named {
        @Override
        default boolean needsLabels() {
            return true;
        }

        @Override
        default <R> R accept(Visitor<R> visitor) {
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

        /** The loss of one image, of logits that are changed so; empty for the cross-entropy. */
        default Optional<PerImage> ownFormula() {
            return Optional.empty();
        }
    }

    /** A formula of its own for the loss of an image. */
    sealed interface PerImage extends OfLabels {
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

    /** {@code cross-entropy}: {@code -log p} with p the softmax of the true class. */
    record CrossEntropy() implements OfLabels {}

    /** {@code focal(gamma)}: {@code -(1-p)^gamma log p} (Lin et al. 2017, equation 4); with gamma 0 cross-entropy. */
    record Focal(double gamma) implements PerImage {
        @Override
        public <R> R formula(Formulas<R> formulas) {
            return formulas.focal(this);
        }
    }

    /**
     * {@code ldam(margin, scale=...)}: cross-entropy of {@code scale * (cos - m)} for the true class and {@code scale *
     * cos} for the others, cos between features and class vector; {@code m = margin * n^(-1/4) / max(n^(-1/4))}, so that
     * the rarest class has the whole margin (Cao et al. 2019, equations 13 and 12). The network's classifier is
     * normalised for it.
     */
    record Ldam(double margin, double scale) implements OfLabels {
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
    record LogitAdjusted(double tau) implements OfLabels {
        @Override
        public List<Double> offsets(List<Integer> counts) {
            return tau == 0
                    ? List.of()
                    : ClassBalance.logPriors(counts).stream()
                            .map(prior -> tau * prior)
                            .toList();
        }
    }

    /**
     * {@code balanced-softmax}: cross-entropy of {@code logits + log n} (Ren et al. 2020, equation 4). The softmax does
     * not see the difference between n and the prior, so this is {@code logit-adjusted(1)}.
     */
    record BalancedSoftmax() implements OfLabels {
        @Override
        public List<Double> offsets(List<Integer> counts) {
            return ClassBalance.logPriors(counts);
        }
    }

    /**
     * {@code class-balanced(...) * loss}: each image's loss counts by its class. Cross-entropies of every kind are
     * averaged as {@code sum(w l) / sum(w)} over the batch, as the LDAM code does by torch's weighted cross-entropy; the
     * focal loss as {@code sum(w l) / N} (Cui et al. 2019, equation 12). The LDAM code's focal loss takes p from the
     * weighted cross-entropy besides, which neither paper does; here p is the network's.
     */
    record Reweighted(ClassWeights weights, OfLabels loss) implements Loss {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reweighted(this);
        }

        @Override
        public String print() {
            return ClassWeights.TERMS.print(weights) + " * " + loss.print();
        }

        @Override
        public Stream<Part> parts() {
            return loss.parts();
        }
    }

    /**
     * {@code zero-one(l2)} or {@code zero-one(l1)}: pushes sigmoid weights s to 0 or 1. L2 is {@code -mean((s-0.5)^2)}
     * (the FairDARTS code's default), L1 {@code -mean(|s-0.5|)} (the papers' formula), the mean over all alpha of both
     * kinds of cell.
     */
    record ZeroOne(Norm norm) implements Named {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.zeroOne(this);
        }

        @Override
        public Optional<Loss> ofAlphaAlone() {
            return Optional.of(this);
        }
    }

    /**
     * {@code barlow-twins(lambda, projector, scale, center)} (Zbontar et al. 2021): with C the correlation over the batch
     * between the embeddings of two views of the same images, {@code scale * (sum (1 - C_ii)^2 + lambda * sum C_ij^2)}, the
     * second sum over i != j.
     *
     * @param projector sizes of the layers between the network and the embeddings
     * @param center whether the embeddings' means are taken off first, as the published code does; the SSF-NAS paper's
     *     equation (9) does not
     */
    record BarlowTwins(double lambda, List<Integer> projector, double scale, boolean center) implements Named {
        public BarlowTwins {
            projector = List.copyOf(projector);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.barlowTwins(this);
        }

        @Override
        public boolean needsTwoViews() {
            return true;
        }

        @Override
        public double ownFactor() {
            return scale;
        }
    }

    /** {@code factor * loss}. */
    record Weighted(double factor, Loss loss) implements Loss {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.weighted(this);
        }

        @Override
        public String print() {
            return Numbers.print(factor) + " * " + Binding.ATOM.of(loss.print(), loss.binding());
        }

        @Override
        public Binding binding() {
            return Binding.PRODUCT;
        }

        @Override
        public Stream<Part> parts() {
            return loss.parts().map(part -> new Part(factor * part.factor(), part.loss()));
        }

        @Override
        public Optional<Loss> ofAlphaAlone() {
            return loss.ofAlphaAlone().map(part -> new Weighted(factor, part));
        }
    }

    /** {@code a + b + ...}. */
    record Total(List<Loss> terms) implements Loss {
        public Total {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.total(this);
        }

        @Override
        public String print() {
            return terms.stream()
                    .map(loss -> Binding.PRODUCT.of(loss.print(), loss.binding()))
                    .collect(joining(" + "));
        }

        @Override
        public Binding binding() {
            return Binding.SUM;
        }

        @Override
        public Stream<Part> parts() {
            return terms.stream().flatMap(Loss::parts);
        }

        @Override
        public Optional<Loss> ofAlphaAlone() {
            List<Loss> parts =
                    terms.stream().flatMap(term -> term.ofAlphaAlone().stream()).toList();
            return parts.isEmpty() ? Optional.empty() : Optional.of(new Total(parts));
        }
    }

    /** Form of the zero-one loss. */
    enum Norm {
        L1,
        L2
    }
}
