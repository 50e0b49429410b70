package org.astrapia.graph;

import java.util.List;
import org.astrapia.config.Optimizer;
import org.astrapia.config.loss.Loss;
import org.astrapia.data.batch.Batch;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Networks;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;

/** A linear classifier on features that another network gave, or a factor for each of its logits, with the training step. */
public final class LinearProbe extends CompiledModel {
    private static final String WEIGHTS = "weights";

    private LinearProbe(Program program, Optimizer optimizer, Target target) {
        super(program, List.of(new GraphWriter.Step(WEIGHTS, DerivedNetwork.LOSS, Kind.WEIGHT, optimizer)), target);
    }

    /**
     * Compiles a probe; the variables are not initialised yet.
     *
     * @param target images of one pixel with a channel per feature
     */
    public static LinearProbe compile(Loss loss, Optimizer optimizer, Target target) {
        return new LinearProbe(Networks.linear(loss, target.input()), optimizer, target);
    }

    /**
     * Compiles a factor for each logit, all of them 1 at first; the variables are not initialised yet.
     *
     * @param target images of one pixel with a channel per class
     */
    public static LinearProbe scales(Loss loss, Optimizer optimizer, Target target) {
        return new LinearProbe(Networks.scales(loss, target.input()), optimizer, target);
    }

    /**
     * Compiles a classifier and a factor for each of its logits, all of them 1 at first; the variables are not initialised yet. The
     * classifier may then {@link #begin} with another's weights.
     *
     * @param target images of one pixel with a channel per feature
     */
    public static LinearProbe scaledClassifier(Loss loss, Optimizer optimizer, Target target) {
        return new LinearProbe(Networks.scaledClassifier(loss, target.input()), optimizer, target);
    }

    /** One training step on features {@code [N, F]} at learning rate {@code rate}. */
    public StepResult trainStep(Batch features, double rate) {
        return session().step(WEIGHTS, features, rate, 0, 0);
    }
}
