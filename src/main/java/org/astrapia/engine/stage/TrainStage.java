package org.astrapia.engine.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.astrapia.config.Experiment;
import org.astrapia.config.Retrain;
import org.astrapia.config.Schedule.Place;
import org.astrapia.config.loss.Losses;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.stage.EpochSteps.Moved;
import org.astrapia.engine.stage.EpochSteps.Taken;
import org.astrapia.engine.stage.Standings.Standing;
import org.astrapia.graph.NetworkModel;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Cost;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.TrainResult;
import org.astrapia.run.table.Metric;

/** Trains a network of fixed architecture, and tests it where its loss trains a classifier. */
public final class TrainStage {
    private final RunContext run;
    private final Training training;
    private final Experiment experiment;
    private final Retrain retrain;
    private final BatchSource batchSource;
    private final EpochLoop loop;
    private final Work work = new Work();
    private final long multiplyAdds;

    public TrainStage(RunContext run, Training training) {
        this.run = run;
        this.training = training;
        this.experiment = run.experiment();
        this.retrain = training.retrain();
        long seed = experiment.seed().retrain();
        this.multiplyAdds = training.counts(run).ofStep();
        int[] images = training.images();
        this.batchSource = Losses.needsTwoViews(retrain.recipe().loss())
                ? run.data()
                        .training(
                                images,
                                experiment.data().views(),
                                retrain.recipe().batch(),
                                retrain.recipe().shown().dropLast(),
                                seed)
                : run.data().training(images, retrain, seed);
        StageKeeper keeper = new StageKeeper(run, training.stage(), seed, images, batchSource.leavesOut());
        this.loop = new EpochLoop(
                        run,
                        training.stage(),
                        retrain.recipe().epochs(),
                        batchSource.batches(),
                        batchSource.count(),
                        keeper)
                .choosing(retrain.choice())
                .until(training.until());
    }

    /** Trains from where the last checkpoint stands to the end, and tests; empty when cancelled. */
    public Optional<TrainResult> run() {
        Optional<Checkpoint> saved = loop.latest();
        boolean measuresAgain = loop.isDone(saved) && run.measureAgain();
        return loop.run(saved, work).flatMap(measuresAgain ? this::measure : last -> Optional.of(result(last)));
    }

    /** Trains a candidate until it is judged, and judges it; empty when cancelled. */
    Optional<Standing> stand() {
        Optional<Checkpoint> saved = loop.latest();
        boolean known = loop.isDone(saved);
        return loop.run(saved, work).map(last -> new Standing(loop.standing(last), Cost.of(last), known));
    }

    /** Trains, and gives what the body of the network has learnt to who asks for it; empty when cancelled. */
    public Optional<Body> runToBody() {
        return loop.run(loop.latest(), work)
                .map(last -> new Body(Cost.of(last), () -> {
                    try (NetworkModel model = loop.open(Optional.of(last), work)) {
                        return model.body();
                    }
                }));
    }

    /**
     * What the body of a network has learnt.
     *
     * @param cost of learning it
     * @param weights by name; read when they are asked for
     */
    public record Body(Cost cost, Supplier<Map<String, float[]>> weights) {}

    /**
     * A network at the end of its training.
     *
     * @param result what the training gave
     * @param open gives the network, with the weights that are kept; close it
     */
    record Trained(TrainResult result, Supplier<NetworkModel> open) {}

    /** Trains as {@link #run}, and gives the network to who asks for it; empty when cancelled. */
    Optional<Trained> runToNetwork() {
        Optional<Checkpoint> saved = loop.latest();
        return loop.run(saved, work).map(last -> new Trained(result(last), () -> loop.open(Optional.of(last), work)));
    }

    private TrainResult result(Checkpoint last) {
        return TrainResult.of(last, run.data().trainCounts());
    }

    /** The network as its training left it, tested anew; empty when cancelled. */
    private Optional<TrainResult> measure(Checkpoint last) {
        try (NetworkModel model = loop.open(Optional.of(last), work)) {
            return work.test(model).map(evaluations -> TrainResult.again(last, evaluations));
        }
    }

    /** Steps of the weights, on every batch of the training images. */
    private final class Work implements StageWork<NetworkModel> {
        @Override
        public NetworkModel compile() {
            return NetworkModel.compile(training.genotype(), experiment.space(), retrain, run.target());
        }

        @Override
        public void initialize(NetworkModel model) {
            model.initialize(experiment.seed().retrain());
            training.body().ifPresentOrElse(body -> model.adopt(body.get()), () -> beginFromRun(model));
        }

        private void beginFromRun(NetworkModel model) {
            boolean labels = Losses.needsLabels(retrain.recipe().loss());
            retrain.from().map(other -> StartingPoint.of(other, run.folder())).ifPresent(start -> {
                model.begin(start.weights(model.layout(), labels));
                run.say(training.stage() + ": begins with the weights of the run " + start.run());
            });
        }

        @Override
        public EpochSteps open(NetworkModel model, StageProgress progress) {
            int epoch = progress.epoch();
            double dropPath =
                    retrain.cells().dropPath() * epoch / retrain.recipe().epochs();
            Epoch batches = batchSource.open(epoch, progress.step());
            return new EpochSteps(
                    batches,
                    batch -> {
                        long seed = Seeds.ofDroppedPaths(experiment.seed().retrain(), epoch, progress.step());
                        double rate = rate(loop.place(progress));
                        model.progress(loop.share(progress));
                        return List.of(new Taken(Moved.WEIGHTS, model.trainStep(batch, rate, dropPath, seed), rate));
                    },
                    batches::close);
        }

        @Override
        public long multiplyAdds(Moved of) {
            return multiplyAdds;
        }

        @Override
        public double rate(Place place) {
            return retrain.recipe().optimizer().rateAt(place);
        }

        @Override
        public boolean isTested(int epoch) {
            return Losses.needsLabels(retrain.recipe().loss()) && isDue(epoch);
        }

        private boolean isDue(int epoch) {
            boolean last = epoch + 1 == training.until();
            return last || retrain.testEvery() > 0 && (epoch + 1) % retrain.testEvery() == 0;
        }

        /** A training without labels has no classifier that could be tested; its embeddings are watched in that place. */
        @Override
        public Optional<Map<Metric, Double>> measured(NetworkModel model, int epoch) {
            return Losses.needsLabels(retrain.recipe().loss()) || !isDue(epoch)
                    ? Optional.of(Map.of())
                    : new EmbeddingMonitor(run, training.images()).measure(model);
        }

        @Override
        public Optional<Evaluations> test(NetworkModel model) {
            return training.evaluator().evaluate(model);
        }

        @Override
        public Optional<Evaluations> validate(NetworkModel model) {
            return training.validation().orElseThrow().evaluate(model);
        }

        @Override
        public Map<String, Object> entries(NetworkModel model, StageProgress progress, Optional<Evaluations> test) {
            return test.map(TrainResult::entries).orElse(Map.of());
        }
    }
}
