package org.astrapia.config.loss;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.flag;
import static org.astrapia.language.TermParameter.integers;
import static org.astrapia.language.TermParameter.number;
import static org.astrapia.language.TermParameter.word;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Term;
import org.astrapia.space.Mixing;

/** A loss that looks at no labels. */
public sealed interface LabelFreeLoss extends Loss.Named {
    /** Why such a loss has no class weights. */
    String ABOUT_ALPHA = "is about the architecture and has no classes that could be weighed";

    /** The losses of this family by name. */
    List<Term<? extends Loss.Named>> TERMS = List.of(
            term(
                    ZeroOne.class,
                    "zero-one",
                    "pushes sigmoid weights of operations to 0 or 1; l2 as in FairDARTS' code, l1 as in equation 6 of the SSF-NAS paper",
                    a -> new ZeroOne(a.word("norm", Norm.class)),
                    word("norm", Norm.class).or("l2").of(ZeroOne::norm)),
            term(
                    Concentration.class,
                    "concentration",
                    "holds the concentration of dirichlet mixing near 1: half the sum of the squares of its distances, so that 1e-3"
                            + " times it is DrNAS'",
                    a -> new Concentration(a.word("distance", Distance.class)),
                    word("distance", Distance.class).or("l2").of(Concentration::distance)),
            term(
                    Budget.class,
                    "budget",
                    "makes the expected size of the architecture smaller while it is above a target: by how much, as a share of the"
                            + " target; counted with the cells and channels of the supernet (ProxylessNAS). milliseconds are those"
                            + " of search.latency",
                    a -> new Budget(a.word("measure", Measure.class), a.number("target")),
                    word("measure", Measure.class).of(Budget::measure),
                    number("target").above(0).to(1e15).named().of(Budget::target)),
            term(
                    BarlowTwins.class,
                    "barlow-twins",
                    "makes the embeddings of two views of an image alike and their dimensions uncorrelated; needs no labels",
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
     * What such a loss is in another form, such as a network's values.
     *
     * @param <R> the form
     */
    interface Kinds<R> {
        /** {@link ZeroOne}. */
        R zeroOne(ZeroOne loss);

        /** {@link Concentration}. */
        R concentration(Concentration loss);

        /** {@link Budget}. */
        R budget(Budget loss);

        /** {@link BarlowTwins}. */
        R barlowTwins(BarlowTwins loss);
    }

    /** Lets the other form see which loss it is. */
    <R> R kind(Kinds<R> kinds);

    /** Why class weights make no sense before it, as a sentence about it. */
    String withoutClasses();

    @Override
    default <R> R accept(Loss.Visitor<R> visitor) {
        return visitor.labelFree(this);
    }

    /**
     * {@code zero-one(l2)} or {@code zero-one(l1)}: pushes sigmoid weights s to 0 or 1. L2 is {@code -mean((s-0.5)^2)}
     * (the FairDARTS code's default), L1 {@code -mean(|s-0.5|)} (equation 6 of the SSF-NAS paper), the mean over all alpha of
     * both kinds of cell. The pull of L2 grows with the distance from 0.5; that of L1 is the same everywhere, so the first
     * step, which is taken on untrained weights, decides the side of every alpha.
     */
    record ZeroOne(Norm norm) implements LabelFreeLoss {
        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.zeroOne(this);
        }

        @Override
        public String withoutClasses() {
            return ABOUT_ALPHA;
        }

        @Override
        public Optional<Loss> ofAlphaAlone() {
            return Optional.of(this);
        }

        @Override
        public Optional<String> unlike(Mixing mixing) {
            return mixing.isIndependent()
                    ? Optional.empty()
                    : Optional.of(
                            "zero-one pushes each weight to 0 or 1 independently of the others; it needs mixing: sigmoid");
        }
    }

    /**
     * {@code concentration(l2)}: {@code sum((c - 1)^2) / 2} over the concentrations c = elu(alpha) + 1 of all edges (Chen et al. 2021,
     * DrNAS, equation 6). The published code takes it for alpha's weight decay, which is the same where alpha is above 0: 1e-3 times
     * it, with an optimizer of alpha that does not decay.
     */
    record Concentration(Distance distance) implements LabelFreeLoss {
        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.concentration(this);
        }

        @Override
        public String withoutClasses() {
            return ABOUT_ALPHA;
        }

        @Override
        public Optional<Loss> ofAlphaAlone() {
            return Optional.of(this);
        }

        @Override
        public Optional<String> unlike(Mixing mixing) {
            return mixing.hasConcentration()
                    ? Optional.empty()
                    : Optional.of(
                            "concentration is about the distribution of which weights are drawn; it needs mixing: dirichlet");
        }
    }

    /**
     * {@code budget(parameters, target=1M)}: {@code max(0, E / target - 1)}, E the expected cost of the network (Cai et al. 2019,
     * ProxylessNAS, section 3.3): what all architectures share, and for each edge of each cell the sum of the operations' costs, each
     * times its mixing weight, of what is drawn the mean. Below the target it is 0, so that there the accuracy alone decides; as a
     * share of the target it means the same for parameters, multiply-adds and milliseconds.
     *
     * @param target the largest size for which nothing is to be paid
     */
    record Budget(Measure measure, double target) implements LabelFreeLoss {
        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.budget(this);
        }

        @Override
        public String withoutClasses() {
            return ABOUT_ALPHA;
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
    record BarlowTwins(double lambda, List<Integer> projector, double scale, boolean center) implements LabelFreeLoss {
        public BarlowTwins {
            projector = List.copyOf(projector);
        }

        @Override
        public <R> R kind(Kinds<R> kinds) {
            return kinds.barlowTwins(this);
        }

        @Override
        public String withoutClasses() {
            return "looks at no labels, so there are no classes that could be weighed";
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

    /** Form of the zero-one loss. */
    enum Norm {
        L1,
        L2
    }

    /** Distance of a concentration from 1. */
    enum Distance {
        L2
    }

    /** What of a network is counted. */
    enum Measure {
        /** Trainable weights. */
        PARAMETERS,
        /** Of one image. */
        MULTIPLY_ADDS,
        /** Of a forward pass for one image, by {@code search.latency}. */
        MILLISECONDS
    }
}
