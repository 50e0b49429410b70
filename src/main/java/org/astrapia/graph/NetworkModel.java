package org.astrapia.graph;

import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.data.Batch;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.SearchSpace;

/** A network of fixed architecture, derived from a genotype or a known one, with its training step. */
public final class NetworkModel implements Model {
    /**
     * Compiles the network that {@code retrain.network()} names; the variables are not initialised yet.
     *
     * @param genotype present when the network is a derived one
     * @throws IllegalArgumentException when the genotype has no path from input to output
     */
    public static NetworkModel compile(Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Target target) {
        throw new UnsupportedOperationException();
    }

    /** The same from a GraphDef saved earlier. */
    public static NetworkModel load(
            byte[] graphDef, Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Target target) {
        throw new UnsupportedOperationException();
    }

    /** Draws weights from the seed and sets optimizer and statistics to their beginning. */
    public void initialize(long seed) {
        throw new UnsupportedOperationException();
    }

    /**
     * One training step.
     *
     * @param rate learning rate
     * @param dropPath probability of dropping a path in this step
     * @param seed of the paths dropped in this step
     */
    public StepResult trainStep(Batch batch, double rate, double dropPath, long seed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] graphDef() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, float[]> state() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void restore(Map<String, float[]> state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int[] predict(Batch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long parameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
