package org.astrapia.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.Retrain.BaselineRecipe;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.config.search.SearchLimits;
import org.astrapia.config.search.SearchMethod;
import org.astrapia.config.search.SearchStop;
import org.astrapia.config.search.SearchTask;
import org.astrapia.config.training.LossScale;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.storage.Storage;
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
 * @param table true accuracies of the space's architectures, if they are known
 * @param search how alpha is found
 * @param derive how alpha becomes a genotype
 * @param retrain how the derived network is trained from scratch
 * @param baseline fixed network trained on the same data with retrain's budget and shown beside, if any
 * @param baselineRecipe how that network is trained
 * @param evaluate how trained networks are tested
 * @param compiler how descriptions become graphs, and graphs are computed
 */
public record Experiment(
        String name,
        Seeds seed,
        Device device,
        DataDescription data,
        SearchSpace space,
        Optional<Table> table,
        Search search,
        Derivation derive,
        Retrain retrain,
        Optional<FixedNetwork> baseline,
        BaselineRecipe baselineRecipe,
        Evaluate evaluate,
        Compiler compiler) {
    /**
     * What its data set has, without a look at any pixel.
     *
     * @throws org.astrapia.language.InvalidInputException if the files are not there or damaged, or there is no room
     */
    public DataOutline outline() {
        return data.dataset().outline(seed.data());
    }

    /**
     * The same after a look at the images themselves, all or so many that it takes seconds.
     *
     * @throws org.astrapia.language.InvalidInputException also if an image cannot be read and may not be left out
     */
    public DataOutline examine() {
        return data.dataset().examine(seed.data());
    }

    /**
     * Loads its data set, all that there is.
     *
     * @param storage where images that are made one by one are kept
     * @throws org.astrapia.language.InvalidInputException if a file is missing, or damaged, or not what is expected
     */
    public Dataset load(Storage storage) {
        return data.dataset().load(seed.data(), storage);
    }

    /** The training of the fixed network that is shown beside, if any. */
    public Optional<Retrain> beside() {
        return baseline.map(fixed -> retrain.beside(fixed, baselineRecipe));
    }

    /** Whether the search mixes the images of a batch with one another. */
    public boolean searchMixesImages() {
        return search.method().hasSupernet()
                && Augmentation.ofBatch(data.augment()).isPresent()
                && !(Losses.needsTwoViews(search.weightLoss()) && Losses.needsTwoViews(search.architectureLoss()));
    }

    /** Every loss that it names. */
    public Stream<Loss> losses() {
        Stream<Loss> beside = Stream.concat(
                retrain.pretrain().map(Recipe::loss).stream(),
                retrain.classifier().map(classifier -> classifier.recipe().loss()).stream());
        return Stream.concat(
                Stream.of(
                        search.weightLoss(),
                        search.architectureLoss(),
                        retrain.recipe().loss()),
                beside);
    }

    /**
     * A table of the true accuracies of a space's architectures. A search shows what it says and, but for methods that say so, never
     * sees it.
     *
     * @param column that holds them, where its name is not a known one
     */
    public record Table(Path file, Optional<String> column) {}

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
     * Search for an architecture.
     *
     * @param method bi-level and differentiable, or by trials
     * @param order 1, or 2 for the architecture's gradient one step of the weights ahead
     * @param mixing softmax is DARTS, sigmoid is FairDARTS
     * @param channels which of a node's go through the operations of an edge
     * @param epochs passes over the weights' part of the training images
     * @param batch images per step
     * @param split share of the training images for the weights; the rest is for alpha
     * @param weightLoss loss of the weight step
     * @param architectureLoss loss of the architecture step
     * @param weightOptimizer of the weights
     * @param architectureOptimizer of alpha
     * @param testEvery epochs between two evaluations of the supernet on both test sets (shown, never used to choose);
     *     0 for never
     * @param warmUp epochs before, in which the weights are trained alone
     * @param alphaNoise standard deviation of alpha's first values
     * @param dropLast whether an epoch leaves out a last batch that is smaller than the others
     * @param limits on the size of the architectures that it draws
     * @param stop what ends it before its last epoch
     * @param latency how long operations take, where a loss counts milliseconds
     * @param architectureEvery steps of the weights for each step of alpha
     * @param task what the supernet's classifier learns
     */
    public record Search(
            SearchMethod method,
            int order,
            Mixing mixing,
            MixedChannels channels,
            int epochs,
            int batch,
            double split,
            Loss weightLoss,
            Loss architectureLoss,
            Optimizer weightOptimizer,
            Optimizer architectureOptimizer,
            int testEvery,
            int warmUp,
            double alphaNoise,
            boolean dropLast,
            SearchLimits limits,
            SearchStop stop,
            Optional<LatencyTable> latency,
            int architectureEvery,
            SearchTask task) {
        /** The same with one loss for both steps. */
        public Search withLosses(Loss loss) {
            return new Search(
                    method,
                    order,
                    mixing,
                    channels,
                    epochs,
                    batch,
                    split,
                    loss,
                    loss,
                    weightOptimizer,
                    architectureOptimizer,
                    testEvery,
                    warmUp,
                    alphaNoise,
                    dropLast,
                    limits,
                    stop,
                    latency,
                    architectureEvery,
                    task);
        }

        /** Steps of alpha among the first so many of the weights of an epoch in which alpha moves. The first step has one. */
        public int architectureSteps(int ofWeights) {
            return (ofWeights + architectureEvery - 1) / architectureEvery;
        }

        /** Whether a step of alpha comes before this one of the weights, counted from 0 in each epoch. */
        public boolean movesAlphaBefore(int step) {
            return step % architectureEvery == 0;
        }

        /** Epochs of the weights: those of the warm-up, then those in which alpha moves too. */
        public int allEpochs() {
            return method.movesAlpha() ? warmUp + epochs : epochs;
        }

        /** Whether it trains networks apart from each other, to compare them. */
        public boolean trainsCandidates() {
            return method.networks(epochs) > 0 && !method.asksTable();
        }

        /** Whether no part of it may look at labels. */
        public boolean labelFree() {
            return task == SearchTask.ROTATION
                    || method.labelFree(Losses.needsLabels(weightLoss), Losses.needsLabels(architectureLoss));
        }
    }

    /**
     * How trained networks are tested.
     *
     * @param logitAdjustment tau of a second evaluation by {@code logits - tau * log prior} (Menon et al. 2021, equation
     *     9), the prior a class's share of the training images; 0 for none
     */
    public record Evaluate(double logitAdjustment) {}

    /**
     * How descriptions become graphs, and graphs are computed.
     *
     * @param passes which run
     * @param precision of the numbers in a step
     * @param lossScale of mixed precision
     * @param memoryChecked whether a run is refused whose steps cannot fit in the machine's memory
     * @param gpuMemory that this process may take of a GPU
     */
    public record Compiler(
            Passes passes, Precision precision, LossScale lossScale, boolean memoryChecked, GpuMemory gpuMemory) {}

    /** Numbers in a step. */
    public enum Precision {
        /** 32 bits. */
        FLOAT32,
        /** On a GPU 16 bits where TensorFlow holds them to be safe, elsewhere 32; the state always has 32. */
        MIXED,
        /** Maps have 16 bits with the range of 32 where the device multiplies such numbers, and elsewhere 32. */
        BFLOAT16
    }

    /**
     * A limit on the memory that one process takes of a GPU.
     *
     * @param megabytes of 2^20 bytes; 0 for no limit
     */
    public record GpuMemory(int megabytes) {
        /** No limit. */
        public static final GpuMemory ALL = new GpuMemory(0);
    }

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
