package org.astrapia.engine.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Loss;
import org.astrapia.config.Losses;
import org.astrapia.data.Augmentation;
import org.astrapia.data.Batch;
import org.astrapia.data.BatchSource;
import org.astrapia.data.Epoch;
import org.astrapia.data.Split;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.SupernetModel;
import org.astrapia.graph.Target;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.table.ArchitectureLog;
import org.astrapia.space.Derivations;
import org.astrapia.space.SearchSpace;

/**
 * The bi-level search of DARTS (Liu et al. 2019, algorithm 1): for every batch of the weights' half of the training
 * images one step of alpha on a batch of its own half, then one step of the weights.
 */
public final class SearchStage {
    static final String NAME = "search";

    private final RunContext run;
    private final Experiment experiment;
    private final Search search;
    private final SearchSpace space;
    private final BatchSource weightBatches;
    private final BatchSource architectureBatches;
    private final StageKeeper keeper;
    private final StageEvents events;
    private final ArchitectureLog architectureLog;
    private final Evaluator evaluator;

    public SearchStage(RunContext run) {
        this.run = run;
        this.experiment = run.experiment();
        this.search = experiment.search();
        this.space = experiment.space();
        RunData data = run.data();
        long seed = experiment.seed().search();
        Split split = data.split(search.split(), experiment.seed().data(), search.labelFree());
        this.weightBatches = data.training(split.weights(), views(search.weightLoss()), search.batch(), seed);
        this.architectureBatches = data.training(
                split.architecture(),
                views(search.architectureLoss()),
                search.batch(),
                Seeds.ofArchitectureBatches(seed));
        int[] images = IntStream.concat(IntStream.of(split.weights()), IntStream.of(split.architecture()))
                .toArray();
        this.keeper = new StageKeeper(run, NAME, seed, images);
        this.events = new StageEvents(run, NAME, search.epochs(), weightBatches.batches());
        this.architectureLog = new ArchitectureLog(run.tables().architecture(), space, search.mixing());
        this.evaluator = Evaluator.ofTest(data, 0, run.cancel());
    }

    private List<List<Augmentation>> views(Loss loss) {
        return Losses.needsTwoViews(loss)
                ? experiment.data().views()
                : List.of(experiment.data().augment());
    }

    /** Searches from where the last checkpoint stands to the end; empty when cancelled. */
    public Optional<SearchResult> run() {
        Optional<Checkpoint> saved = keeper.latest();
        StageProgress progress = StageProgress.of(saved, search.epochs(), weightBatches.batches());
        run.tables().goOnFrom(saved);
        if (progress.epoch() == search.epochs()) {
            return saved.map(last -> SearchResult.of(last, space));
        }
        events.started(progress);
        try (SupernetModel model = open(saved)) {
            if (saved.isEmpty()) {
                architectureLog.append(ArchitectureLog.START, model.alphas());
            }
            progress.clock().epochBegins();
            Optional<Checkpoint> last = Optional.empty();
            while (progress.epoch() < search.epochs()) {
                last = epoch(model, progress);
                if (last.isEmpty()) {
                    save(model, progress);
                    return Optional.empty();
                }
            }
            events.ended(progress);
            return last.map(checkpoint -> SearchResult.of(checkpoint, space));
        }
    }

    private SupernetModel open(Optional<Checkpoint> saved) {
        Target target = run.target();
        return keeper.open(
                saved,
                () -> SupernetModel.compile(space, search, target),
                model -> model.initialize(experiment.seed().search()));
    }

    /** What is left of an epoch, and the checkpoint at its end; empty when cancelled. */
    private Optional<Checkpoint> epoch(SupernetModel model, StageProgress progress) {
        int epoch = progress.epoch();
        double weightRate = search.weightOptimizer().rateAt(epoch, search.epochs());
        double architectureRate = search.architectureOptimizer().rateAt(epoch, search.epochs());
        try (Epoch batches = weightBatches.open(epoch, progress.step());
                EndlessBatches others = new EndlessBatches(architectureBatches, steps(progress))) {
            while (batches.hasNext()) {
                if (run.cancel().isRequested()) {
                    return Optional.empty();
                }
                model.progress(progress.share(search.epochs(), weightBatches.batches()));
                Batch batch = batches.next();
                StepResult architecture = search.order() == 2
                        ? model.architectureStep(others.next(), batch, architectureRate, weightRate)
                        : model.architectureStep(others.next(), architectureRate);
                keeper.requireFinite("the architecture loss", architecture.loss(), architectureRate, progress);
                StepResult weights = model.weightStep(batch, weightRate);
                keeper.requireFinite("the loss", weights.loss(), weightRate, progress);
                StepMeans.addArchitecture(progress.means(), architecture);
                StepMeans.addWeights(progress.means(), weights);
                progress.stepEnded(weights.count());
                events.stepEnded(progress);
                if (progress.clock().shouldSave()) {
                    save(model, progress);
                }
            }
        }
        double imagesPerSecond = weightBatches.count() / progress.clock().epochSeconds();
        boolean isTested = search.testEvery() > 0 && (epoch + 1) % search.testEvery() == 0;
        Optional<Evaluations> test = isTested ? test(model) : Optional.empty();
        if (isTested && test.isEmpty()) {
            return Optional.empty();
        }
        events.epochEnded(progress, weightRate, imagesPerSecond, test, Optional.of(skips(model)));
        architectureLog.append(epoch, model.alphas());
        progress.epochEnded();
        return Optional.of(save(model, progress));
    }

    /** Shown, never used to choose; a supernet that is searched without labels has no classifier of its own. */
    private Optional<Evaluations> test(SupernetModel model) {
        return search.labelFree() ? new SupernetProbe(run, evaluator).evaluate(model) : evaluator.evaluate(model);
    }

    /** Skip connections of the genotype that would be derived now: their taking over is how a search collapses. */
    private int skips(SupernetModel model) {
        Genotype genotype =
                Derivations.derive(experiment.derive(), space, search.mixing(), model.alphas(), experiment.name());
        return (int) Stream.of(genotype.normal(), genotype.reduce())
                .flatMap(cell -> cell.nodes().stream())
                .flatMap(edges -> edges.stream())
                .filter(edge -> space.definitions().get(edge.operation()).isSkip())
                .count();
    }

    /** Steps since the beginning, each with one batch for alpha. */
    private long steps(StageProgress progress) {
        return (long) progress.epoch() * weightBatches.batches() + progress.step();
    }

    private Checkpoint save(SupernetModel model, StageProgress progress) {
        Map<String, Object> entries = SearchResult.entries(model.alphas(), steps(progress));
        return keeper.save(model, progress, entries);
    }
}
