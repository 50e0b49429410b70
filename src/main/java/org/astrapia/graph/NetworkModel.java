package org.astrapia.graph;

import java.util.List;
import java.util.Optional;
import org.astrapia.config.Retrain;
import org.astrapia.data.batch.Batch;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Networks;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.space.SearchSpace;

/** A network of fixed architecture, derived from a genotype or a known one, with its training step. */
public final class NetworkModel extends CompiledModel {
    private static final String WEIGHTS = "weights";

    private NetworkModel(Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Target target) {
        super(
                Networks.ofTraining(genotype, space, retrain, target.input()),
                List.of(new GraphWriter.Step(
                        WEIGHTS,
                        DerivedNetwork.LOSS,
                        Kind.WEIGHT,
                        retrain.recipe().optimizer(),
                        Optional.empty(),
                        retrain.recipe().average())),
                target);
    }

    /**
     * Compiles the network that {@code retrain.network()} names; the variables are not initialised yet.
     *
     * @param genotype present when the network is a derived one
     * @throws IllegalArgumentException when the genotype has no path from input to output
     */
    public static NetworkModel compile(Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Target target) {
        return new NetworkModel(genotype, space, retrain, target);
    }

    /**
     * One training step.
     *
     * @param rate learning rate
     * @param dropPath probability of dropping a path in this step
     * @param seed of the paths dropped in this step
     */
    public StepResult trainStep(Batch batch, double rate, double dropPath, long seed) {
        return session().step(WEIGHTS, batch, rate, dropPath, seed);
    }
}
