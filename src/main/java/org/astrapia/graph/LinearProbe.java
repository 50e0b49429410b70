package org.astrapia.graph;

import java.util.List;
import org.astrapia.config.Optimizer;
import org.astrapia.config.loss.Loss;
import org.astrapia.data.batch.Batch;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Networks;
import org.astrapia.network.Parameter.Kind;

/** A linear classifier on features that another network gave, with its training step. */
public final class LinearProbe extends CompiledModel {
    private static final String WEIGHTS = "weights";

    private LinearProbe(Loss loss, Optimizer optimizer, Target target) {
        super(
                Networks.linear(loss, target.input()),
                List.of(new GraphWriter.Step(WEIGHTS, DerivedNetwork.LOSS, Kind.WEIGHT, optimizer)),
                target);
    }

    /**
     * Compiles a probe; the variables are not initialised yet.
     *
     * @param target images of one pixel with a channel per feature
     */
    public static LinearProbe compile(Loss loss, Optimizer optimizer, Target target) {
        return new LinearProbe(loss, optimizer, target);
    }

    /** One training step on features {@code [N, F]} at learning rate {@code rate}. */
    public StepResult trainStep(Batch features, double rate) {
        return session().step(WEIGHTS, features, rate, 0, 0);
    }
}
