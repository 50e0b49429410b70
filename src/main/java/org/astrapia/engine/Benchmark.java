package org.astrapia.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.SessionSettings;

/**
 * Measures how fast steps of an experiment run on this machine, one at a time. Opening it builds the graph and runs each of its
 * steps once, which takes longer than the steps that follow: TensorFlow prepares its kernels. Close it.
 */
public interface Benchmark extends AutoCloseable {
    /** Which steps of an experiment are measured. */
    enum Part {
        /** Both steps of the search, with its losses, which may be without labels. */
        SEARCH,
        /** The training of the network that {@code retrain.network} names. */
        RETRAINING,
        /** The training of the fixed network that {@code baseline} names. */
        BASELINE,
        /** The training without labels before the retraining, {@code retrain.pretrain}. */
        PRETRAINING,
        /** The training of the classifier alone behind the retraining, {@code retrain.classifier}. */
        CLASSIFIER,
        /** The training of a linear probe on a pre-trained network, {@code retrain.head: probe}. */
        PROBE;

        /** Whether its network is that of a genotype. */
        public boolean takesGenotype() {
            return this != SEARCH && this != BASELINE;
        }
    }

    /**
     * Prepares it.
     *
     * @param genotype of the network of any part but the search and the baseline; a random one if it is not given
     * @param sessions what is asked of TensorFlow
     * @param say is told what takes a while
     * @throws org.astrapia.language.InvalidInputException when the data or the device cannot be used, or the experiment has no
     *     such part
     */
    static Benchmark open(
            Part part,
            LoadedExperiment loaded,
            Optional<Genotype> genotype,
            SessionSettings sessions,
            Consumer<String> say) {
        return switch (part) {
            case SEARCH -> SearchBenchmark.open(loaded, sessions, say);
            case RETRAINING -> NetworkBenchmark.retraining(loaded, genotype, sessions, say);
            case BASELINE -> NetworkBenchmark.baseline(loaded, sessions, say);
            case PRETRAINING -> NetworkBenchmark.pretraining(loaded, genotype, sessions, say);
            case CLASSIFIER -> LinearBenchmark.classifier(loaded, genotype, sessions, say);
            case PROBE -> LinearBenchmark.probe(loaded, genotype, sessions, say);
        };
    }

    /** What a person should know about the device that was chosen. */
    List<String> notes();

    /** From the beginning of the graph's construction to the end of the first step. */
    double firstStepSeconds();

    /** Operations of the graph: all steps, evaluation and state. */
    int operations();

    /** Runs one iteration; its batches are ready before its steps begin. */
    Iteration iteration();

    @Override
    void close();
}
