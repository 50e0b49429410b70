package org.astrapia.config.search;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.word;

import java.util.Optional;
import org.astrapia.language.Vocabulary;

/** How an architecture is found. */
public sealed interface SearchMethod permits SearchMethod.Differentiable, SearchMethod.Random, SinglePath {
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
                    "draws this many architectures at random, trains each, and keeps the best on held-out images; with"
                            + " evaluate=table none is trained, and space.table tells the best",
                    a -> new Random(a.integer("candidates"), a.has("evaluate")),
                    integer("candidates").from(1).to(10_000).of(Random::candidates),
                    word("evaluate", "table").orNothing().named().of(Random::judge)),
            SinglePath.inWords());

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

        /** {@link SinglePath}. */
        R singlePath(SinglePath method);
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** Networks that are trained apart and compared; 0 where one network holds all architectures. */
    default int candidates() {
        return 0;
    }

    /** Whether it draws architectures, which {@code search.limits} can bound. */
    default boolean draws() {
        return candidates() > 0;
    }

    /** Whether a gradient moves alpha. */
    default boolean movesAlpha() {
        return candidates() == 0;
    }

    /** Whether the weights are trained with labels that are drawn at random. */
    default boolean labelsAreRandom() {
        return false;
    }

    /**
     * Why it does not go with a loss of the weights; empty where it does.
     *
     * @param needsLabels whether the loss does
     */
    default Optional<String> unlike(boolean needsLabels) {
        return Optional.empty();
    }

    /**
     * Whether no part of it looks at labels.
     *
     * @param ofWeights whether the loss of the weights needs them
     * @param ofArchitecture whether the loss of the architecture does
     */
    default boolean labelFree(boolean ofWeights, boolean ofArchitecture) {
        return candidates() == 0 && !ofWeights && !ofArchitecture;
    }

    /** Whether it asks the table of true accuracies, so that what this says of its result is too good. */
    default boolean asksTable() {
        return false;
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
     *
     * @param asksTable whether the table of true accuracies judges them in the place of a training
     */
    record Random(int candidates, boolean asksTable) implements SearchMethod {
        /** Each is trained. */
        public Random(int candidates) {
            this(candidates, false);
        }

        private Optional<String> judge() {
            return Optional.of("table").filter(judge -> asksTable);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.random(this);
        }
    }
}
