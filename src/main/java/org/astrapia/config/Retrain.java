package org.astrapia.config;

import java.util.Optional;

/**
 * Training of a network of fixed architecture from scratch.
 *
 * @param network {@link Network.Derived} or a fixed one
 * @param cells what belongs to networks of cells; without meaning for a fixed one
 * @param recipe how it is trained with labels
 * @param pretrain how it is trained without labels before, if it is
 * @param head what happens to a pre-trained network then
 * @param testEvery epochs between two evaluations on both test sets; the last epoch is always evaluated, 0 for that one alone
 */
public record Retrain(
        Network network, Cells cells, Recipe recipe, Optional<Recipe> pretrain, Head head, int testEvery) {
    /**
     * What belongs to a network of cells.
     *
     * @param count cells
     * @param channels of the first cell's nodes
     * @param auxiliary weight of the auxiliary head's loss; 0 for no head
     * @param dropPath probability of dropping a path in the last epoch, rising linearly from 0
     */
    public record Cells(int count, int channels, double auxiliary, double dropPath) {
        /** The same cells, without what helps to train a deep network with labels. */
        Cells plain() {
            return new Cells(count, channels, 0, 0);
        }
    }

    /** The training without labels as a training of its own; it has no head, and drops no paths. */
    public Retrain asPretraining(Recipe before) {
        return new Retrain(network, cells.plain(), before, Optional.empty(), head, testEvery);
    }

    /** That of a candidate of a random search: the same, shorter. */
    public Retrain forCandidate(int epochs, int batch) {
        Recipe shorter = recipe.forEpochs(epochs).withBatch(batch);
        return new Retrain(new Network.Derived(), cells, shorter, Optional.empty(), head, 0);
    }

    /** That of a fixed network beside this one: as many epochs, all with labels, and nothing for cells. */
    public Retrain ofFixed(FixedNetwork fixed) {
        int all = recipe.epochs() + pretrain.map(Recipe::epochs).orElse(0);
        return new Retrain(fixed, cells.plain(), recipe.forEpochs(all), Optional.empty(), head, testEvery);
    }

    /** What happens to a pre-trained network. */
    public enum Head {
        /** All of it is trained on with labels. */
        FINE_TUNE,
        /** It stays as it is; a linear classifier is trained on its features. */
        PROBE
    }

    /** Which network is trained. */
    public sealed interface Network permits Network.Derived, FixedNetwork {
        /** The fixed network; empty for the one that the genotype describes. */
        Optional<FixedNetwork> fixed();

        /** The network that the genotype describes. */
        record Derived() implements Network {
            @Override
            public Optional<FixedNetwork> fixed() {
                return Optional.empty();
            }
        }
    }
}
