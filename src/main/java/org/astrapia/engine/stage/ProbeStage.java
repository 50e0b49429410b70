package org.astrapia.engine.stage;

import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.data.EpochOrder;
import org.astrapia.graph.LinearProbe;
import org.astrapia.graph.NetworkModel;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.Target;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.TrainResult;

/**
 * Trains a linear classifier on what a pre-trained network makes of the training images, as they are. The network stays
 * as it is, in evaluation mode.
 */
public final class ProbeStage {
    private final RunContext run;
    private final Training training;
    private final Retrain retrain;
    private final long seed;
    private final StageKeeper keeper;

    /**
     * @param training with a body
     */
    public ProbeStage(RunContext run, Training training) {
        this.run = run;
        this.training = training;
        this.retrain = training.retrain();
        this.seed = run.experiment().seed().retrain();
        this.keeper = new StageKeeper(run, training.stage(), seed, training.images());
    }

    /** Trains from where the last checkpoint stands to the end, and tests; empty when cancelled. */
    public Optional<TrainResult> run() {
        Optional<Checkpoint> saved = keeper.latest();
        StageProgress progress = StageProgress.of(saved, retrain.epochs(), 0); // saved between epochs alone
        run.tables().goOnFrom(saved);
        boolean done = progress.epoch() == retrain.epochs();
        if (done && !run.measureAgain()) {
            return saved.map(this::result);
        }
        Target target = run.target();
        try (NetworkModel network =
                NetworkModel.compile(training.genotype(), run.experiment().space(), retrain, target)) {
            network.initialize(seed);
            network.adopt(training.body().orElseThrow().get());
            Optional<Features> features = Features.of(network, run.data(), training.images(), run.cancel());
            if (features.isEmpty()) {
                return Optional.empty();
            }
            try (LinearProbe probe = open(saved, features.get().size())) {
                return done
                        ? test(network, probe, features.get())
                                .map(found -> new TrainResult(found, saved.get().stageSeconds()))
                        : train(network, probe, features.get(), progress);
            }
        }
    }

    private TrainResult result(Checkpoint last) {
        return TrainResult.of(last, run.data().trainCounts());
    }

    private LinearProbe open(Optional<Checkpoint> saved, int features) {
        Target target = run.featureTarget(features);
        return keeper.open(
                saved,
                () -> LinearProbe.compile(retrain.loss(), retrain.optimizer(), target),
                probe -> probe.initialize(seed));
    }

    private Optional<Evaluations> test(NetworkModel network, LinearProbe probe, Features features) {
        return training.evaluator()
                .evaluate(batch -> probe.logits(features.alike(network.features(batch), batch.labels())));
    }

    private Optional<TrainResult> train(
            NetworkModel network, LinearProbe probe, Features features, StageProgress progress) {
        int steps = (features.count() + retrain.batch() - 1) / retrain.batch();
        StageEvents events = new StageEvents(run, training.stage(), retrain.epochs(), steps);
        events.started(progress);
        progress.clock().epochBegins();
        Optional<Checkpoint> last = Optional.empty();
        while (progress.epoch() < retrain.epochs()) {
            if (run.cancel().isRequested()) {
                return Optional.empty();
            }
            double rate = retrain.optimizer().rateAt(progress.epoch(), retrain.epochs());
            epoch(probe, features, rate, progress, events);
            Optional<Evaluations> found =
                    progress.epoch() + 1 == retrain.epochs() ? test(network, probe, features) : Optional.empty();
            if (progress.epoch() + 1 == retrain.epochs() && found.isEmpty()) {
                return Optional.empty();
            }
            double imagesPerSecond = features.count() / progress.clock().epochSeconds();
            events.epochEnded(progress, rate, imagesPerSecond, found, Optional.empty());
            progress.epochEnded();
            last = Optional.of(
                    keeper.save(probe, progress, found.map(TrainResult::entries).orElse(Map.of())));
        }
        events.ended(progress);
        return last.map(this::result);
    }

    /** An epoch takes a moment; one that was cut off is done again from its beginning. */
    private void epoch(LinearProbe probe, Features features, double rate, StageProgress progress, StageEvents events) {
        int[] order = EpochOrder.of(features.count(), seed, progress.epoch());
        for (int from = 0; from < order.length; from += retrain.batch()) {
            int count = Math.min(retrain.batch(), order.length - from);
            StepResult result = probe.trainStep(features.batch(order, from, count), rate);
            keeper.requireFinite("the loss", result.loss(), rate, progress);
            StepMeans.addWeights(progress.means(), result);
            progress.stepEnded(count);
            events.stepEnded(progress);
        }
    }
}
