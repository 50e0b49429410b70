package org.astrapia.engine;

import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.data.BatchSource;
import org.astrapia.data.Epoch;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.NetworkModel;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.Target;

/** Trains a network of fixed architecture from scratch on all training images, and tests it. */
final class TrainStage {
    static final String RETRAIN = "retrain";
    static final String BASELINE = "baseline";

    private final RunContext run;
    private final String name;
    private final Experiment experiment;
    private final Retrain retrain;
    private final Optional<Genotype> genotype;
    private final BatchSource batchSource;
    private final StageKeeper keeper;
    private final StageEvents events;
    private final Evaluator evaluator;

    /**
     * @param name {@link #RETRAIN} or {@link #BASELINE}
     * @param retrain network and budget
     * @param genotype present when the network is a derived one
     */
    TrainStage(RunContext run, String name, Retrain retrain, Optional<Genotype> genotype) {
        this.run = run;
        this.name = name;
        this.experiment = run.experiment();
        this.retrain = retrain;
        this.genotype = genotype;
        RunData data = run.data();
        long seed = experiment.seed().retrain();
        this.batchSource = data.training(data.train(), retrain.augment(), retrain.batch(), seed);
        this.keeper = new StageKeeper(run, name, seed, data.train());
        this.events = new StageEvents(run, name, retrain.epochs(), batchSource.batches());
        this.evaluator = new Evaluator(data, experiment.evaluate().logitAdjustment(), run.cancel());
    }

    /** Trains from where the last checkpoint stands to the end; empty when cancelled. */
    Optional<TrainResult> run() {
        Optional<Checkpoint> saved = keeper.latest();
        StageProgress progress = StageProgress.of(saved);
        run.metrics().dropFrom(name, progress.epoch());
        if (progress.epoch() == retrain.epochs()) {
            return saved.flatMap(run.measureAgain() ? this::measure : last -> Optional.of(result(last)));
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
            return last.map(this::result);
        }
    }

    private TrainResult result(Checkpoint last) {
        return TrainResult.of(last, run.data().trainCounts());
    }

    /** The network as its training left it, tested anew; empty when cancelled. */
    private Optional<TrainResult> measure(Checkpoint last) {
        try (NetworkModel model = open(Optional.of(last))) {
            return evaluator
                    .evaluate(model)
                    .map(evaluations -> new TrainResult(evaluations, StageProgress.stageSeconds(last)));
        }
    }

    private NetworkModel open(Optional<Checkpoint> saved) {
        Target target = run.data().target(experiment.compiler());
        return keeper.open(
                saved,
                graph -> NetworkModel.load(graph, genotype, experiment.space(), retrain, target),
                () -> NetworkModel.compile(genotype, experiment.space(), retrain, target),
                model -> model.initialize(experiment.seed().retrain()));
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
                progress.means().add(MetricsLog.LOSS, result.loss() * result.count(), result.count());
                progress.means().add(MetricsLog.ACCURACY, result.correct(), result.count());
                progress.stepEnded(result.count());
                events.stepEnded(progress);
                if (progress.clock().shouldSave()) {
                    keeper.save(model, progress, Map.of());
                }
            }
        }
        double imagesPerSecond = batchSource.count() / progress.clock().epochSeconds();
        Optional<Evaluations> test = isTested(epoch) ? evaluator.evaluate(model) : Optional.empty();
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
        return last || retrain.testEvery() > 0 && (epoch + 1) % retrain.testEvery() == 0;
    }
}
