package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import org.astrapia.data.Augmentation;
import org.astrapia.data.DataDescription;
import org.astrapia.space.Derivation;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;

/**
 * A whole experiment, every default filled in and every value checked.
 *
 * @param name a person's name for it; names the run folder
 * @param seed separate seeds for data subset, search and retraining
 * @param device where the graphs run
 * @param data data set, distribution and augmentation
 * @param space search space
 * @param search how alpha is found
 * @param derive how alpha becomes a genotype
 * @param retrain how the derived network is trained from scratch
 * @param baseline fixed network trained on the same data with retrain's budget and shown beside, if any
 * @param evaluate how trained networks are tested
 * @param compiler how descriptions become graphs
 */
public record Experiment(
        String name,
        Seeds seed,
        Device device,
        DataDescription data,
        SearchSpace space,
        Search search,
        Derivation derive,
        Retrain retrain,
        Optional<FixedNetwork> baseline,
        Evaluate evaluate,
        Passes compiler) {

    /** Seeds of the data subset and split, of the search, and of the retraining. */
    public record Seeds(long data, long search, long retrain) {}

    /**
     * Where graphs run.
     *
     * @param index of the GPU, counted from 0; meaningless for the CPU
     */
    public record Device(Kind kind, int index) {
        /** Kind of device. */
        public enum Kind {
            AUTO,
            CPU,
            GPU
        }
    }

    /**
     * Differentiable, bi-level search.
     *
     * @param mixing softmax is DARTS, sigmoid is FairDARTS
     * @param epochs passes over the weights' part of the training images
     * @param batch images a step
     * @param split share of the training images for the weights; the rest is for alpha
     * @param weightLoss loss of the weight step
     * @param architectureLoss loss of the architecture step
     * @param weightOptimizer of the weights
     * @param architectureOptimizer of alpha
     * @param testEvery epochs between two evaluations of the supernet on both test sets (shown, never used to choose);
     *     0 for never
     */
    public record Search(
            Mixing mixing,
            int epochs,
            int batch,
            double split,
            Loss weightLoss,
            Loss architectureLoss,
            Optimizer weightOptimizer,
            Optimizer architectureOptimizer,
            int testEvery) {}

    /**
     * Training of a fixed network from scratch.
     *
     * @param network {@link Network.Derived} or a fixed one
     * @param cells cells of the derived network
     * @param channels channels of its first cell's nodes
     * @param augment chain for training images; where the experiment states none, that of {@code data}
     * @param auxiliary weight of the auxiliary head's loss; 0 for no head
     * @param dropPath probability of dropping a path in the last epoch, rising linearly from 0
     * @param testEvery epochs between two evaluations on both test sets; the last epoch is always evaluated
     */
    public record Retrain(
            Network network,
            int cells,
            int channels,
            int epochs,
            int batch,
            Loss loss,
            Optimizer optimizer,
            List<Augmentation> augment,
            double auxiliary,
            double dropPath,
            int testEvery) {
        public Retrain {
            augment = List.copyOf(augment);
        }
    }

    /** Which network is trained. */
    public sealed interface Network permits Network.Derived, FixedNetwork {
        /** The network that the genotype describes. */
        record Derived() implements Network {}
    }

    /**
     * How trained networks are tested.
     *
     * @param logitAdjustment tau of a second evaluation by {@code logits - tau * log prior} (Menon et al. 2021, equation
     *     9), the prior a class's share of the training images; 0 for none
     */
    public record Evaluate(double logitAdjustment) {}

    /**
     * Which compiler passes run.
     *
     * @param all every pass that there is; {@code names} is then empty
     * @param names these passes, in their own order; empty together with {@code all == false}: op by op, the reference
     */
    public record Passes(boolean all, List<String> names) {
        public Passes {
            names = List.copyOf(names);
        }
    }
}
