package org.astrapia.graph;

import java.util.Optional;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.config.Experiment.Search;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.Footprint;
import org.astrapia.space.SearchSpace;

/** Memory that a process will take for its steps, estimated in bytes before any graph is written. */
public final class MemoryEstimate {
    private MemoryEstimate() {}

    /**
     * Of a search.
     *
     * @param images of a step at most
     */
    public static long ofSearch(SearchSpace space, Search search, Target target, int images) {
        return Footprint.estimatedBytes(
                PassPipeline.run(Programs.ofSearch(space, search, target), target.passes()), images);
    }

    /**
     * Of the training of the network that {@code retrain.network()} names.
     *
     * @param genotype present when the network is a derived one
     * @param images of a step at most
     */
    public static long ofTraining(
            Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Target target, int images) {
        return Footprint.estimatedBytes(
                PassPipeline.run(Programs.ofTraining(genotype, space, retrain, target), target.passes()), images);
    }

    /** The same without the compiler's passes: too much, but made in no time, so that many can be compared. */
    public static long beforePasses(
            Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Target target, int images) {
        return Footprint.estimatedBytes(Programs.ofTraining(genotype, space, retrain, target), images);
    }
}
