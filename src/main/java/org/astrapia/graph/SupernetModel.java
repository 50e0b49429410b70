package org.astrapia.graph;

import java.util.Map;
import org.astrapia.config.Experiment.Search;
import org.astrapia.data.Batch;
import org.astrapia.space.Alphas;
import org.astrapia.space.SearchSpace;

/** The over-parameterised search network with its two steps. */
public final class SupernetModel implements Model {
    /** Compiles the supernet of a space for a search; the variables are not initialised yet. */
    public static SupernetModel compile(SearchSpace space, Search search, Target target) {
        throw new UnsupportedOperationException();
    }

    /** The same from a GraphDef saved earlier, so that a run goes on with the very graph that it began with. */
    public static SupernetModel load(byte[] graphDef, SearchSpace space, Search search, Target target) {
        throw new UnsupportedOperationException();
    }

    /** Draws weights and alpha from the seed and sets optimizers and statistics to their beginning. */
    public void initialize(long seed) {
        throw new UnsupportedOperationException();
    }

    /** One step of the weights at learning rate {@code rate}. */
    public StepResult weightStep(Batch batch, double rate) {
        throw new UnsupportedOperationException();
    }

    /** One first-order step of alpha at learning rate {@code rate}. */
    public StepResult architectureStep(Batch batch, double rate) {
        throw new UnsupportedOperationException();
    }

    /** The current architecture logits. */
    public Alphas alphas() {
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
