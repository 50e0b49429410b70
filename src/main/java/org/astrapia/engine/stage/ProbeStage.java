package org.astrapia.engine.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.astrapia.config.Retrain;
import org.astrapia.config.Schedule.Place;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.engine.stage.EpochSteps.Moved;
import org.astrapia.engine.stage.EpochSteps.Taken;
import org.astrapia.engine.stage.Standings.Standing;
import org.astrapia.graph.LinearProbe;
import org.astrapia.graph.NetworkModel;
import org.astrapia.network.NetworkCounts;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Cost;
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
    /** Images of an epoch. */
    private final int shown;

    private final EpochLoop loop;

    /**
     * @param training with a body
     */
    public ProbeStage(RunContext run, Training training) {
        this.run = run;
        this.training = training;
        this.retrain = training.retrain();
        this.seed = run.experiment().seed().retrain();
        int batch = retrain.recipe().batch();
        boolean dropLast = retrain.recipe().shown().dropLast();
        int all = retrain.recipe().shown().sampler().images(run.data().strata(training.images()));
        this.shown = BatchSource.count(all, batch, 1, dropLast);
        int steps = BatchSource.batches(shown, batch);
        StageKeeper keeper = new StageKeeper(run, training.stage(), seed, training.images(), shown < all);
        this.loop = new EpochLoop(run, training.stage(), retrain.recipe().epochs(), steps, shown, keeper)
                .choosing(retrain.choice())
                .until(training.until());
    }

    /** Trains from where the last checkpoint stands to the end, and tests; empty when cancelled. */
    public Optional<TrainResult> run() {
        Optional<Checkpoint> saved = loop.latest();
        boolean done = loop.isDone(saved);
        if (done && !run.measureAgain()) {
            return saved.map(this::result);
        }
        return onFeatures(work ->
                done ? measure(saved.get(), work) : loop.run(saved, work).map(this::result));
    }

    /** As {@link TrainStage#stand}. */
    Optional<Standing> stand() {
        Optional<Checkpoint> saved = loop.latest();
        boolean known = loop.isDone(saved);
        return (known ? saved : onFeatures(work -> loop.run(saved, work)))
                .map(last -> new Standing(loop.standing(last), Cost.of(last), known));
    }

    /** Computes the features of the training images; empty when cancelled. */
    private <R> Optional<R> onFeatures(Function<Work, Optional<R>> use) {
        try (NetworkModel network =
                NetworkModel.compile(training.genotype(), run.experiment().space(), retrain, run.target())) {
            network.initialize(seed);
            network.adopt(training.body().orElseThrow().get());
            return Features.of(network, run.data(), training.images(), run.cancel())
                    .map(features -> new Work(network, features))
                    .flatMap(use);
        }
    }

    private TrainResult result(Checkpoint last) {
        return TrainResult.of(last, run.data().trainCounts());
    }

    /** The classifier as its training left it, tested anew; empty when cancelled. */
    private Optional<TrainResult> measure(Checkpoint last, Work work) {
        try (LinearProbe probe = loop.open(Optional.of(last), work)) {
            return work.test(probe).map(found -> TrainResult.again(last, found));
        }
    }

    /** Steps of the classifier, on every batch of features. */
    private final class Work implements StageWork<LinearProbe> {
        private final NetworkModel network;
        private final Features features;

        Work(NetworkModel network, Features features) {
            this.network = network;
            this.features = features;
        }

        @Override
        public LinearProbe compile() {
            return LinearProbe.compile(
                    retrain.recipe().loss(),
                    retrain.recipe().optimizer(),
                    run.target().ofFeatures(features.size()));
        }

        @Override
        public void initialize(LinearProbe probe) {
            probe.initialize(seed);
        }

        @Override
        public EpochSteps open(LinearProbe probe, StageProgress progress) {
            return new EpochSteps(
                    features.batches(
                            retrain.recipe().shown().sampler(),
                            shown,
                            retrain.recipe().batch(),
                            seed,
                            progress.epoch(),
                            progress.step()),
                    batch -> {
                        double rate = rate(loop.place(progress));
                        return List.of(new Taken(Moved.WEIGHTS, probe.trainStep(batch, rate), rate));
                    },
                    () -> {});
        }

        /** The features are computed once. */
        @Override
        public long multiplyAdds(Moved of) {
            long classes = run.data().dataset().classes().size();
            return new NetworkCounts(0, features.size() * classes).ofStep();
        }

        @Override
        public double rate(Place place) {
            return retrain.recipe().optimizer().rateAt(place);
        }

        @Override
        public boolean isTested(int epoch) {
            return epoch + 1 == training.until();
        }

        @Override
        public Optional<Evaluations> test(LinearProbe probe) {
            return test(probe, training.evaluator());
        }

        @Override
        public Optional<Evaluations> validate(LinearProbe probe) {
            return test(probe, training.validation().orElseThrow());
        }

        private Optional<Evaluations> test(LinearProbe probe, Evaluator evaluator) {
            return evaluator.evaluate(batch -> probe.logits(features.alike(network.features(batch), batch.labels())));
        }

        @Override
        public Map<String, Object> entries(LinearProbe probe, StageProgress progress, Optional<Evaluations> test) {
            Map<String, Object> entries = new LinkedHashMap<>();
            entries.put("features/mean", features.mean());
            entries.put("features/scale", features.scale());
            test.map(TrainResult::entries).ifPresent(entries::putAll);
            return entries;
        }
    }
}
