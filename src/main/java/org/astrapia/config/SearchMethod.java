package org.astrapia.config;

import static org.astrapia.language.Parameter.integer;
import static org.astrapia.language.Term.term;

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
                    "follows the gradient of the operations' weights",
                    a -> new Differentiable()),
            term(
                    Random.class,
                    "random",
                    "the best of so many architectures drawn at random, on images that did not train it",
                    a -> new Random(a.integer("candidates")),
                    integer("candidates").from(1).to(10_000).of(Random::candidates)));

    /** Whether one network holds all architectures, and is all that is trained. */
    boolean trainsSupernet();

    /** By the gradient of the mixing weights (Liu et al. 2019). */
    record Differentiable() implements SearchMethod {
        @Override
        public boolean trainsSupernet() {
            return true;
        }
    }

    /**
     * The best of some architectures drawn at random, each trained for the search's epochs on the weights' part of the
     * training images and judged on the other part: the baseline of Li and Talwalkar (2019).
     */
    record Random(int candidates) implements SearchMethod {
        @Override
        public boolean trainsSupernet() {
            return false;
        }
    }
}
