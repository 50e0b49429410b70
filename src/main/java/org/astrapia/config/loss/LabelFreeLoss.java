package org.astrapia.config.loss;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.flag;
import static org.astrapia.language.TermParameter.integers;
import static org.astrapia.language.TermParameter.number;
import static org.astrapia.language.TermParameter.word;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Term;

/** A loss that looks at no labels. */
public sealed interface LabelFreeLoss extends Loss.Named {
    /** The losses of this family by name. */
    List<Term<? extends Loss.Named>> TERMS = List.of(
            term(
                    ZeroOne.class,
                    "zero-one",
                    "pushes sigmoid weights of operations to 0 or 1; l2 as in FairDARTS' code, l1 as in equation 6 of the SSF-NAS paper",
                    a -> new ZeroOne(a.word("norm", Norm.class)),
                    word("norm", Norm.class).or("l2").of(ZeroOne::norm)),
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
            return "is about the architecture and has no classes that could be weighed";
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
}
