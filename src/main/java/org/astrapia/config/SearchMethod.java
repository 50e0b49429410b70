package org.astrapia.config;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;

import org.astrapia.language.Vocabulary;

/** How an architecture is found. */
public sealed interface SearchMethod {
    /** The methods by name. */
    Vocabulary<SearchMethod> TERMS = Vocabulary.of(
            "method",
            SearchMethod.class,
            term(
                    Differentiable.class,
                    "differentiable",
                    "trains the weights of the operations by gradient descent, as DARTS does",
                    a -> new Differentiable()),
            term(
                    Random.class,
                    "random",
                    "draws this many architectures at random, trains each, and keeps the best on held-out images",
                    a -> new Random(a.integer("candidates")),
                    integer("candidates").from(1).to(10_000).of(Random::candidates)));

    /**
     * What a method is in another form, such as stages of a run.
     *
     * @param <R> the form
     */
    interface Visitor<R> {
        /** {@link Differentiable}. */
        R differentiable(Differentiable method);

        /** {@link Random}. */
        R random(Random method);
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** Networks that are trained apart and compared; 0 where one network holds all architectures. */
    default int candidates() {
        return 0;
    }

    /** By the gradient of the mixing weights (Liu et al. 2019). */
    record Differentiable() implements SearchMethod {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.differentiable(this);
        }
    }

    /**
     * The best of some architectures drawn at random, each trained for the search's epochs on the weights' part of the
     * training images and judged on the other part: the baseline of Li and Talwalkar (2019).
     */
    record Random(int candidates) implements SearchMethod {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.random(this);
        }
    }
}
