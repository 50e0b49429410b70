package org.astrapia.engine.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.config.Losses;
import org.astrapia.data.BatchSource;
import org.astrapia.data.Epoch;
import org.astrapia.graph.NetworkModel;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.Target;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.TrainResult;

/** Trains a network of fixed architecture, and tests it where its loss trains a classifier. */
public final class TrainStage {
    public static final String PRETRAIN = "pretrain";
    public static final String RETRAIN = "retrain";
    public static final String BASELINE = "baseline";

    private final RunContext run;
    private final Training training;
    private final Experiment experiment;
    private final Retrain retrain;
    private final BatchSource batchSource;
    private final StageKeeper keeper;
    private final StageEvents events;

    public TrainStage(RunContext run, Training training) {
        this.run = run;
        this.training = training;
        this.experiment = run.experiment();
        this.retrain = training.retrain();
        long seed = experiment.seed().retrain();
        int[] images = training.images();
        this.batchSource = Losses.needsTwoViews(retrain.loss())
                ? run.data().training(images, experiment.data().views(), retrain.batch(), seed)
                : run.data().training(images, retrain, seed);
        this.keeper = new StageKeeper(run, training.stage(), seed, training.images());
        this.events = new StageEvents(run, training.stage(), retrain.epochs(), batchSource.batches());
    }

    /** Trains from where the last checkpoint stands to the end, and tests; empty when cancelled. */
    public Optional<TrainResult> run() {
        boolean wasTrained = isTrained(keeper.latest());
        return train().flatMap(wasTrained && run.measureAgain() ? this::measure : last -> Optional.of(result(last)));
    }

    /** Trains, and gives what the body of the network has learnt to who asks for it; empty when cancelled. */
    public Optional<Supplier<Map<String, float[]>>> runToBody() {
        return train().map(last -> () -> {
            try (NetworkModel model = open(Optional.of(last))) {
                return model.body();
            }
        });
    }

    private boolean isTrained(Optional<Checkpoint> saved) {
        return progress(saved).epoch() == retrain.epochs();
    }

    private StageProgress progress(Optional<Checkpoint> saved) {
        return StageProgress.of(saved, retrain.epochs(), batchSource.batches());
    }

    private Optional<Checkpoint> train() {
        Optional<Checkpoint> saved = keeper.latest();
        StageProgress progress = progress(saved);
        run.tables().goOnFrom(saved);
        if (isTrained(saved)) {
            return saved;
        }
        events.started(progress);
        try (NetworkModel model = open(saved)) {
            progress.clock().epochBegins();
            Optional<Checkpoint> last = Optional.empty();
            while (progress.epoch() < retrain.epochs()) {
                last = epoch(model, progress);
                if (last.isEmpty()) {
                    keeper.save(model, progress, Map.of());
                    return Optional.empty();
                }
            }
            events.ended(progress);
            return last;
        }
    }

    private TrainResult result(Checkpoint last) {
        return TrainResult.of(last, run.data().trainCounts());
    }

    /** The network as its training left it, tested anew; empty when cancelled. */
    private Optional<TrainResult> measure(Checkpoint last) {
        try (NetworkModel model = open(Optional.of(last))) {
            return training.evaluator()
                    .evaluate(model)
                    .map(evaluations -> new TrainResult(evaluations, last.stageSeconds()));
        }
    }

    private NetworkModel open(Optional<Checkpoint> saved) {
        Target target = run.target();
        return keeper.open(
                saved, () -> NetworkModel.compile(training.genotype(), experiment.space(), retrain, target), model -> {
                    model.initialize(experiment.seed().retrain());
                    training.body().ifPresent(body -> model.adopt(body.get()));
                });
    }

    /** What is left of an epoch, and the checkpoint at its end; empty when cancelled. */
    private Optional<Checkpoint> epoch(NetworkModel model, StageProgress progress) {
        int epoch = progress.epoch();
        double rate = retrain.optimizer().rateAt(epoch, retrain.epochs());
        double dropPath = retrain.dropPath() * epoch / retrain.epochs();
        try (Epoch batches = batchSource.open(epoch, progress.step())) {
            while (batches.hasNext()) {
                if (run.cancel().isRequested()) {
                    return Optional.empty();
                }
                long pathSeed = Seeds.ofDroppedPaths(experiment.seed().retrain(), epoch, progress.step());
                model.progress(progress.share(retrain.epochs(), batchSource.batches()));
                StepResult result = model.trainStep(batches.next(), rate, dropPath, pathSeed);
                keeper.requireFinite("the loss", result.loss(), rate, progress);
                StepMeans.addWeights(progress.means(), result);
                progress.stepEnded(result.count());
                events.stepEnded(progress);
                if (progress.clock().shouldSave()) {
                    keeper.save(model, progress, Map.of());
                }
            }
        }
        double imagesPerSecond = batchSource.count() / progress.clock().epochSeconds();
        Optional<Evaluations> test = isTested(epoch) ? training.evaluator().evaluate(model) : Optional.empty();
        if (isTested(epoch) && test.isEmpty()) {
            return Optional.empty();
        }
        events.epochEnded(progress, rate, imagesPerSecond, test, Optional.empty());
        progress.epochEnded();
        return Optional.of(
                keeper.save(model, progress, test.map(TrainResult::entries).orElse(Map.of())));
    }

    private boolean isTested(int epoch) {
        boolean last = epoch + 1 == retrain.epochs();
        boolean due = retrain.testEvery() > 0 && (epoch + 1) % retrain.testEvery() == 0;
        return Losses.needsLabels(retrain.loss()) && (last || due);
    }
}
