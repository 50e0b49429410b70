package org.astrapia.config.search;

import static org.astrapia.language.Term.term;

import java.util.List;
import java.util.Optional;
import org.astrapia.genotype.Kept;
import org.astrapia.language.Vocabulary;

/** How an architecture is found. */
public sealed interface SearchMethod
        permits SearchMethod.Differentiable, TrialMethod, SinglePath, Perturbation, Progressive {
    /** The methods by name. */
    Vocabulary<SearchMethod> TERMS = Vocabulary.of(
            "method",
            SearchMethod.class,
            List.of(
                    List.of(term(
                            Differentiable.class,
                            "differentiable",
                            "trains the weights of the operations by gradient descent, as DARTS does",
                            a -> new Differentiable())),
                    TrialMethod.FAMILY,
                    List.of(SinglePath.inWords(), Perturbation.inWords(), Progressive.inWords())));

    /**
     * What a method is in another form, such as stages of a run.
     *
     * @param <R> the form
     */
    interface Visitor<R> {
        /** {@link Differentiable}. */
        R differentiable(Differentiable method);

        /** Any that judges architectures one by one. */
        R trials(TrialMethod method);

        /** {@link SinglePath}. */
        R singlePath(SinglePath method);

        /** {@link Perturbation}. */
        R perturbation(Perturbation method);

        /** {@link Progressive}. */
        R progressive(Progressive method);
    }

    /** Lets the visitor see which one it is. */
    <R> R accept(Visitor<R> visitor);

    /** Whether one network holds all architectures; where none does, each that is tried has a network of its own. */
    default boolean hasSupernet() {
        return true;
    }

    /**
     * Networks that are trained apart and compared; 0 where one network holds all architectures.
     *
     * @param full epochs of one that is trained to its end
     */
    default int networks(int full) {
        return 0;
    }

    /**
     * Whether it chooses among whole architectures, so that {@code search.limits} can bound them.
     *
     * @param edges which of its edges a genotype keeps
     */
    default boolean heedsLimits(Kept edges) {
        return !hasSupernet();
    }

    /** Epochs in which those networks are trained, all together; {@code full} as of {@link #networks}. */
    default long epochs(int full) {
        return (long) networks(full) * full;
    }

    /** Why it will not do what its name says; empty where it does. */
    default Optional<String> doubt() {
        return Optional.empty();
    }

    /** Searches one after the other, each of {@code search.epochs}. */
    default int parts() {
        return 1;
    }

    /** Whether it gives single operations of an edge all of its weight, so that no step may draw mixing weights. */
    default boolean setsWeights() {
        return false;
    }

    /** Whether a gradient moves alpha. */
    default boolean movesAlpha() {
        return hasSupernet();
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
        return hasSupernet() && !ofWeights && !ofArchitecture;
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
}
