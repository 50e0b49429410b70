package org.astrapia.engine.search;

import java.util.Optional;
import org.astrapia.config.Optimizer;
import org.astrapia.config.Schedule;
import org.astrapia.config.Schedule.Place;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.LabelSetLoss;
import org.astrapia.data.batch.Sampler;
import org.astrapia.engine.stage.Evaluator;
import org.astrapia.engine.stage.Features;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.RunData;
import org.astrapia.graph.LinearProbe;
import org.astrapia.graph.Model;
import org.astrapia.run.result.Evaluations;

/**
 * The accuracy of a supernet that is searched without labels: a linear classifier on its frozen features, trained with
 * labels outside of the search, which it does not influence.
 */
final class SupernetProbe {
    private static final int EPOCHS = 20;
    private static final int BATCH = 256;
    private static final Optimizer OPTIMIZER =
            new Optimizer.Sgd(0.1, 0.9, 1e-4, Double.POSITIVE_INFINITY, new Schedule.Cosine(0));

    private final RunContext run;
    private final Evaluator evaluator;

    SupernetProbe(RunContext run, Evaluator evaluator) {
        this.run = run;
        this.evaluator = evaluator;
    }

    /** Empty when cancelled. */
    Optional<Evaluations> evaluate(Model model) {
        RunData data = run.data();
        return Features.of(model, data, data.train(), run.cancel()).flatMap(features -> {
            try (LinearProbe probe = LinearProbe.compile(
                    run.data().dataset().train().sets().isPresent()
                            ? new LabelSetLoss.SigmoidCrossEntropy()
                            : new LabelLoss.CrossEntropy(),
                    OPTIMIZER,
                    run.target().ofFeatures(features.size()))) {
                probe.initialize(run.experiment().seed().search());
                for (int epoch = 0; epoch < EPOCHS; epoch++) {
                    train(probe, features, epoch);
                }
                return evaluator.evaluate(batch -> probe.logits(features.alike(model.features(batch), batch.labels())));
            }
        });
    }

    private void train(LinearProbe probe, Features features, int epoch) {
        double rate = OPTIMIZER.rateAt(Place.ofEpoch(epoch, EPOCHS));
        features.batches(
                        Sampler.NATURAL,
                        features.count(),
                        BATCH,
                        run.experiment().seed().search(),
                        epoch,
                        0)
                .forEachRemaining(batch -> probe.trainStep(batch, rate));
    }
}
