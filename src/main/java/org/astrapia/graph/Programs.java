package org.astrapia.graph;

import java.util.Optional;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.FixedNetwork;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Program;
import org.astrapia.network.ResidualNetwork;
import org.astrapia.network.Supernet;
import org.astrapia.space.SearchSpace;

/** The networks of an experiment as lists of operations, before any graph and without TensorFlow. */
final class Programs {
    private Programs() {}

    /** The supernet of a search. */
    static Program ofSearch(SearchSpace space, Search search, Target target) {
        return Supernet.build(
                space,
                search.mixing(),
                target.height(),
                target.width(),
                target.channels(),
                target.classCounts(),
                search.weightLoss(),
                search.architectureLoss());
    }

    /**
     * The network that {@code retrain.network()} names.
     *
     * @param genotype present when the network is a derived one
     * @throws IllegalArgumentException when the genotype has no path from input to output
     */
    static Program ofTraining(Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Target target) {
        Optional<FixedNetwork> fixed = retrain.network().fixed();
        if (fixed.isPresent()) {
            return ResidualNetwork.build(
                    fixed.get(),
                    target.height(),
                    target.width(),
                    target.channels(),
                    target.classCounts(),
                    retrain.loss());
        }
        return DerivedNetwork.build(
                genotype.orElseThrow(() -> new IllegalArgumentException("a derived network needs a genotype")),
                space.definitions(),
                new DerivedNetwork.Form(
                        retrain.cells(), retrain.channels(), retrain.auxiliary(), retrain.dropPath() > 0),
                target.height(),
                target.width(),
                target.channels(),
                target.classCounts(),
                retrain.loss());
    }
}
