package org.astrapia.config.search;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.word;

import java.util.Optional;
import org.astrapia.genotype.Kept;
import org.astrapia.language.Term;

/**
 * After the training of the supernet each edge keeps the operation whose removal hurts most (Wang et al. 2021, DARTS-PT).
 *
 * @param tune epochs in which the supernet is trained on after each choice
 * @param alpha whether alpha is trained, or stays as it was drawn
 * @param criterion what is hurt
 * @param images held-out images at most on which it is measured
 */
public record Perturbation(int tune, Alpha alpha, Criterion criterion, int images) implements SearchMethod {
    /** What becomes of alpha. */
    public enum Alpha {
        /** It is trained with the weights, also while the supernet is trained on. */
        TRAINED,
        /** It stays as it was drawn, near 0, so that all operations of an edge have nearly the same weight. */
        FIXED
    }

    /** What a removal hurts. */
    public enum Criterion {
        /** Mean of the classes' recalls on held-out images. */
        ACCURACY,
        /** The loss of the architecture step on them. */
        LOSS
    }

    /** Its name and what it takes. */
    static Term<Perturbation> inWords() {
        return term(
                Perturbation.class,
                "perturbation",
                "trains the supernet, then for one edge after the other keeps the operation whose removal hurts most, and trains on for"
                        + " some epochs (DARTS-PT); alpha=fixed trains the weights alone",
                a -> new Perturbation(
                        a.integer("tune"),
                        a.word("alpha", Alpha.class),
                        a.word("criterion", Criterion.class),
                        a.integer("images")),
                integer("tune").from(1).to(10_000).or(10).named().of(Perturbation::tune),
                word("alpha", Alpha.class).or("trained").named().of(Perturbation::alpha),
                word("criterion", Criterion.class).or("accuracy").named().of(Perturbation::criterion),
                integer("images").from(1).to(1_000_000).or(5000).named().of(Perturbation::images));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.perturbation(this);
    }

    /** Before the edges that go are known an architecture has no size. */
    @Override
    public boolean heedsLimits(Kept edges) {
        return edges == Kept.ALL;
    }

    @Override
    public boolean setsWeights() {
        return true;
    }

    @Override
    public boolean movesAlpha() {
        return alpha == Alpha.TRAINED;
    }

    @Override
    public Optional<String> unlike(boolean needsLabels) {
        return criterion == Criterion.ACCURACY && !needsLabels
                ? Optional.of(
                        "the weights are trained without labels, so the supernet's classifier knows no classes and"
                                + " criterion=accuracy tells nothing; maybe criterion=loss")
                : Optional.empty();
    }

    @Override
    public boolean labelFree(boolean ofWeights, boolean ofArchitecture) {
        return criterion == Criterion.LOSS && !ofWeights && !ofArchitecture;
    }
}
