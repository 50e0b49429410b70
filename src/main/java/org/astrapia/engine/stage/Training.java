package org.astrapia.engine.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Retrain;
import org.astrapia.data.Split;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.network.Width;

/**
 * What one stage of training does.
 *
 * @param stage its name
 * @param retrain network and budget
 * @param genotype present when the network is a derived one
 * @param images indices of the training images
 * @param evaluator tests it
 * @param validation measures it on images that are held out, where weights are chosen by them
 * @param body with which the network begins instead of random weights; made when it is needed
 * @param until epochs after which it ends, or pauses where the retraining has more
 */
public record Training(
        String stage,
        Retrain retrain,
        Optional<Genotype> genotype,
        int[] images,
        Evaluator evaluator,
        Optional<Evaluator> validation,
        Optional<Supplier<Map<String, float[]>>> body,
        int until) {
    /** To its end, from random weights. */
    private Training(
            String stage,
            Retrain retrain,
            Optional<Genotype> genotype,
            int[] images,
            Evaluator evaluator,
            Optional<Evaluator> validation) {
        this(
                stage,
                retrain,
                genotype,
                images,
                evaluator,
                validation,
                Optional.empty(),
                retrain.recipe().epochs());
    }

    /** A candidate of a search on the images of the weights, judged by those that are held out. */
    public static Training ofCandidate(RunContext run, int number, Genotype genotype, Split split, int until) {
        Search search = run.experiment().search();
        return new Training(
                "candidate-" + number,
                run.experiment().retrain().forCandidate(search.epochs(), search.batch()),
                Optional.of(genotype),
                split.weights(),
                Evaluator.ofHeldOut(run.data(), split.architecture(), run.cancel()),
                Optional.empty(),
                Optional.empty(),
                until);
    }

    /** On all training images but those that are held out, tested on the test sets. */
    public static Training of(RunContext run, String stage, Retrain retrain, Optional<Genotype> genotype) {
        RunData data = run.data();
        double tau = run.experiment().evaluate().logitAdjustment();
        Evaluator evaluator = Evaluator.ofTest(data, tau, run.cancel());
        if (!retrain.choice().validates()) {
            return new Training(stage, retrain, genotype, data.train(), evaluator, Optional.empty());
        }
        if (retrain.choice().validation().own()) {
            Evaluator own = Evaluator.ofValidation(data, run.cancel());
            return new Training(stage, retrain, genotype, data.train(), evaluator.calibratedBy(own), Optional.of(own));
        }
        Split split = data.heldOut(
                retrain.choice().validation().share(), run.experiment().seed().data());
        Evaluator validation = Evaluator.ofHeldOut(data, split.architecture(), run.cancel());
        return new Training(
                stage, retrain, genotype, split.weights(), evaluator.calibratedBy(validation), Optional.of(validation));
    }

    /** The width that was found for it, where a size is asked for. */
    public Optional<Width> width(RunContext run) {
        return Networks.width(
                genotype, run.experiment().space(), retrain, run.data().input());
    }

    /** Size of the network with all that its loss adds: both views, a projector, the auxiliary head. */
    NetworkCounts counts(RunContext run) {
        return NetworkCounts.of(Networks.ofTraining(
                genotype, run.experiment().space(), retrain, run.data().input()));
    }

    /** The training without labels that comes before it, as a stage of its own. */
    Training asPretraining(String name) {
        return new Training(
                name,
                retrain.asPretraining(retrain.pretrain().orElseThrow()),
                genotype,
                images,
                evaluator,
                Optional.empty());
    }

    /** The same from a body that was trained before. */
    public Training from(Supplier<Map<String, float[]>> body) {
        return new Training(stage, retrain, genotype, images, evaluator, validation, Optional.of(body), until);
    }
}
