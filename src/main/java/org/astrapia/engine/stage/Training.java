package org.astrapia.engine.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.astrapia.config.Retrain;
import org.astrapia.genotype.Genotype;

/**
 * What one stage of training does.
 *
 * @param stage its name
 * @param retrain network and budget
 * @param genotype present when the network is a derived one
 * @param images indices of the training images
 * @param evaluator tests it
 * @param body with which the network begins instead of random weights; made when it is needed
 */
public record Training(
        String stage,
        Retrain retrain,
        Optional<Genotype> genotype,
        int[] images,
        Evaluator evaluator,
        Optional<Supplier<Map<String, float[]>>> body) {
    /** On all training images, tested on the test sets. */
    public static Training of(RunContext run, String stage, Retrain retrain, Optional<Genotype> genotype) {
        RunData data = run.data();
        double tau = run.experiment().evaluate().logitAdjustment();
        Evaluator evaluator = Evaluator.ofTest(data, tau, run.cancel());
        return new Training(stage, retrain, genotype, data.train(), evaluator, Optional.empty());
    }

    /** The same from a body that was trained before. */
    public Training from(Supplier<Map<String, float[]>> body) {
        return new Training(stage, retrain, genotype, images, evaluator, Optional.of(body));
    }
}
