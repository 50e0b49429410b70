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

    /** Of a search. */
    public static long ofSearch(SearchSpace space, Search search, Target target) {
        return Footprint.estimatedBytes(
                PassPipeline.run(SupernetModel.program(space, search, target), target.passes()),
                images(search.batch(), target));
    }

    /**
     * Of the training of the network that {@code retrain.network()} names.
     *
     * @param genotype present when the network is a derived one
     */
    public static long ofTraining(Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Target target) {
        return Footprint.estimatedBytes(
                PassPipeline.run(NetworkModel.program(genotype, space, retrain, target), target.passes()),
                images(retrain.batch(), target));
    }

    /** No step has more images than there are. */
    private static int images(int batch, Target target) {
        return Math.min(
                batch, target.classCounts().stream().mapToInt(Integer::intValue).sum());
    }
}
