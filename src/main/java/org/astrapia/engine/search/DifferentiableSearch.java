package org.astrapia.engine.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Schedule.Place;
import org.astrapia.config.loss.Loss;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.search.ProgressiveSearch.Part;
import org.astrapia.engine.stage.EmbeddingMonitor;
import org.astrapia.engine.stage.EndlessBatches;
import org.astrapia.engine.stage.EpochLoop;
import org.astrapia.engine.stage.EpochSteps;
import org.astrapia.engine.stage.EpochSteps.Moved;
import org.astrapia.engine.stage.EpochSteps.Taken;
import org.astrapia.engine.stage.Evaluator;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.Seeds;
import org.astrapia.engine.stage.StageKeeper;
import org.astrapia.engine.stage.StageProgress;
import org.astrapia.engine.stage.StageWork;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.SupernetModel;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.SearchCost;
import org.astrapia.run.table.ArchitectureCounts;
import org.astrapia.run.table.ArchitectureTable;
import org.astrapia.run.table.Metric;
import org.astrapia.space.Alphas;
import org.astrapia.space.Collapse;
import org.astrapia.space.Derivations;
import org.astrapia.space.SearchSpace;

/**
 * The bi-level search of DARTS (Liu et al. 2019, algorithm 1): for every batch of the weights' half of the training
 * images one step of alpha on a batch of its own half, then one step of the weights. The epochs of a warm-up, in which the weights
 * are trained alone, come before (Xu et al. 2020, PC-DARTS, section 4.1); as in its code, the learning rate of the weights follows
 * its schedule over all epochs. That of alpha follows its own over those in which alpha moves.
 */
public final class DifferentiableSearch implements Search {
    static final String NAME = "search";
    private static final int GRADIENTS_OF_SECOND_ORDER = 4;

    private final RunContext run;
    private final Experiment experiment;
    private final Experiment.Search search;
    private final SearchSpace space;
    private final SearchBatches sources;
    private final EpochLoop loop;
    private final ArchitectureTable architectureTable;
    private final Evaluator evaluator;
    private final EmbeddingMonitor monitor;
    private final long ofWeights;
    private final long ofAlpha;
    private final Optional<GroundTruth> truth;
    private final SearchEnd end;
    private final Part part;
    private final int epochsBefore;
    private boolean warned;

    public DifferentiableSearch(RunContext run) {
        this(run, Part.whole(run.experiment().space()));
    }

    /** A part of one. */
    DifferentiableSearch(RunContext run, Part part) {
        this.run = run;
        this.part = part;
        this.experiment = run.experiment();
        this.search = experiment.search();
        this.space = part.supernet().space();
        this.epochsBefore = part.number() * search.allEpochs();
        this.sources = SearchBatches.of(experiment, run.data());
        BatchSource weights = sources.weights();
        StageKeeper keeper =
                new StageKeeper(run, part.name(), experiment.seed().search(), sources.images(), sources.leaveOut());
        this.loop = new EpochLoop(run, part.name(), search.allEpochs(), weights.batches(), weights.count(), keeper);
        this.architectureTable = run.tables().architecture(space, search.mixing(), search.warmUp());
        this.evaluator = Evaluator.ofTest(run.data(), 0, run.cancel());
        this.monitor = new EmbeddingMonitor(run, heldOut());
        this.ofWeights = ofStep(search.weightLoss(), 1);
        this.ofAlpha = ofStep(search.architectureLoss(), search.order());
        this.truth = GroundTruth.of(experiment);
        this.end = new SearchEnd(search, space, sources, experiment.seed().search());
    }

    /** Multiply-adds of a step for one image; a second-order step of alpha takes four gradients. */
    private long ofStep(Loss loss, int order) {
        NetworkCounts counts =
                NetworkCounts.of(Networks.ofSearch(part.supernet(), search.withLosses(loss), run.searchInput()));
        return Math.multiplyExact(order == 2 ? GRADIENTS_OF_SECOND_ORDER : 1, counts.ofStep());
    }

    /** Images that the weights are not trained on. */
    private int[] heldOut() {
        return run.data()
                .split(search.split(), experiment.seed().data(), search.labelFree())
                .architecture();
    }

    @Override
    public Optional<Found> run() {
        return trained().map(last -> {
            SearchResult result = SearchResult.of(last, space);
            SearchCost cost = new SearchCost(result.cost(), result.steps());
            return new Found(derive(result.alphas()), cost, EpochLoop.reason(last));
        });
    }

    /** The weights of the operations at the end of the search, before a genotype is derived; empty when cancelled. */
    public Optional<SearchResult> search() {
        return trained().map(last -> SearchResult.of(last, space));
    }

    /** The checkpoint at the end of the search; empty when cancelled. */
    Optional<Checkpoint> trained() {
        Optional<Checkpoint> saved = loop.latest();
        end.goOnFrom(saved);
        return loop.run(saved, new Work());
    }

    /** Whether alpha moves in an epoch. */
    private boolean movesAlpha(int epoch) {
        return search.method().movesAlpha() && epoch >= search.warmUp();
    }

    private Genotype derive(Alphas alphas) {
        return Derivations.derive(experiment.derive(), space, search.mixing(), alphas, experiment.name());
    }

    /** A step of alpha, after the warm-up, and one of the weights, on every batch of the weights' images. */
    private final class Work implements StageWork<SupernetModel> {
        @Override
        public SupernetModel compile() {
            return SupernetModel.compile(part.supernet(), search, run.searchTarget());
        }

        @Override
        public void initialize(SupernetModel model) {
            long seed = experiment.seed().search();
            model.initialize(part.number() == 0 ? seed : Seeds.ofPart(seed, part.number()));
            if (!part.isWhole()) {
                model.set(part.supernet().kept().only(model.alphas()));
            }
        }

        @Override
        public void begun(SupernetModel model) {
            if (part.number() == 0) {
                architectureTable.append(ArchitectureTable.START, model.alphas());
            }
        }

        @Override
        public EpochSteps open(SupernetModel model, StageProgress progress) {
            Epoch batches = sources.weights().open(epochsBefore + progress.epoch(), progress.step());
            if (!movesAlpha(progress.epoch())) {
                return new EpochSteps(
                        batches,
                        batch -> {
                            model.progress(loop.share(progress));
                            return List.of(weightStep(model, batch, loop.place(progress)));
                        },
                        batches::close);
            }
            EndlessBatches others = new EndlessBatches(
                    sources.architecture(),
                    steps(progress)
                            + (long) epochsBefore
                                    * search.architectureSteps(sources.weights().batches()));
            return new EpochSteps(
                    batches,
                    batch -> {
                        model.progress(loop.share(progress));
                        Place place = loop.place(progress);
                        return search.movesAlphaBefore(place.step())
                                ? List.of(
                                        alphaStep(model, others.next(), batch, place), weightStep(model, batch, place))
                                : List.of(weightStep(model, batch, place));
                    },
                    () -> {
                        others.close();
                        batches.close();
                    });
        }

        @Override
        public long multiplyAdds(Moved of) {
            return switch (of) {
                case WEIGHTS -> ofWeights;
                case ALPHA -> ofAlpha;
                case NOTHING -> 0;
            };
        }

        private Taken alphaStep(SupernetModel model, Batch others, Batch batch, Place place) {
            Place ofAlpha = new Place(place.epoch() - search.warmUp(), search.epochs(), place.step(), place.steps());
            double rate = search.architectureOptimizer().rateAt(ofAlpha);
            draw(model, place, Moved.ALPHA);
            StepResult result = search.order() == 2
                    ? model.architectureStep(others, batch, rate, rate(place))
                    : model.architectureStep(others, rate);
            return new Taken(Moved.ALPHA, result, rate);
        }

        private Taken weightStep(SupernetModel model, Batch batch, Place place) {
            double rate = rate(place);
            draw(model, place, Moved.WEIGHTS);
            return new Taken(Moved.WEIGHTS, model.weightStep(batch, rate), rate);
        }

        /** Of the place alone, so that a search that is resumed draws the same. */
        private void draw(SupernetModel model, Place place, Moved moved) {
            long seed = experiment.seed().search();
            model.draw(
                    Seeds.ofMixing(seed, epochsBefore + place.epoch(), place.step(), moved == Moved.ALPHA ? 0 : 1),
                    search.mixing().temperature(place.epoch() - search.warmUp(), search.epochs()));
            if (part.supernet().dropsSkips()) {
                model.drop(
                        part.dropoutIn(place.epoch(), search.warmUp(), search.allEpochs()),
                        Seeds.ofDroppedSkips(
                                seed, epochsBefore + place.epoch(), place.step(), moved == Moved.ALPHA ? 0 : 1));
            }
        }

        @Override
        public double rate(Place place) {
            return search.weightOptimizer().rateAt(place);
        }

        @Override
        public boolean isTested(int epoch) {
            return search.testEvery() > 0 && (epoch + 1) % search.testEvery() == 0;
        }

        /** Shown, never used to choose; a supernet that is searched without labels has no classifier of its own. */
        @Override
        public Optional<Evaluations> test(SupernetModel model) {
            return search.labelFree() ? new SupernetProbe(run, evaluator).evaluate(model) : evaluator.evaluate(model);
        }

        @Override
        public Optional<Map<Metric, Double>> measured(SupernetModel model, int epoch) {
            Optional<Map<Metric, Double>> watched = isTested(epoch) ? monitor.measure(model) : Optional.of(Map.of());
            Genotype genotype = derive(model.alphas());
            Map<Metric, Double> looked = end.look(model, epoch, genotype);
            warn(genotype, epoch);
            return watched.flatMap(measured -> ranked(model, epoch).map(ranking -> {
                Map<Metric, Double> all = new EnumMap<>(ofArchitecture(model.alphas(), epoch));
                all.putAll(looked);
                all.putAll(measured);
                truth.ifPresent(known -> all.putAll(known.measured(derive(model.alphas()))));
                all.putAll(ranking);
                return all;
            }));
        }

        /** At the end of the search alone: a hundred architectures take as long as some hundred steps. */
        private Optional<Map<Metric, Double>> ranked(SupernetModel model, int epoch) {
            boolean last = epoch + 1 == search.allEpochs() || end.reason().isPresent();
            return truth.isPresent() && last && part.isWhole()
                    ? truth.get().tau(model, sources.architecture(), run.cancel())
                    : Optional.of(Map.of());
        }

        private Map<Metric, Double> ofArchitecture(Alphas alphas, int epoch) {
            Map<Metric, Double> counts = new EnumMap<>(ArchitectureCounts.of(space, derive(alphas)));
            counts.put(Metric.CHANGED, (double) architectureTable.changed(epochsBefore + epoch, alphas));
            return counts;
        }

        /** Once, and not while alpha's values are chance. */
        private void warn(Genotype genotype, int epoch) {
            if (!warned && movesAlpha(epoch) && epoch + 1 < search.allEpochs()) {
                Collapse.of(space, genotype).ifPresent(told -> {
                    warned = true;
                    run.say(part.name() + ": after epoch " + (epoch + 1) + " " + told);
                });
            }
        }

        @Override
        public Optional<String> ended() {
            return end.reason();
        }

        @Override
        public void epochEnded(SupernetModel model, int epoch) {
            architectureTable.append(epochsBefore + epoch, model.alphas());
        }

        @Override
        public Map<String, Object> entries(SupernetModel model, StageProgress progress, Optional<Evaluations> test) {
            Map<String, Object> entries = SearchResult.entries(model.alphas(), space, steps(progress));
            entries.putAll(end.entries());
            return entries;
        }

        /** Steps of alpha since the beginning, each with one batch. */
        private long steps(StageProgress progress) {
            int epochs = progress.epoch() - search.warmUp();
            return epochs < 0 || !search.method().movesAlpha()
                    ? 0
                    : (long) epochs * search.architectureSteps(sources.weights().batches())
                            + search.architectureSteps(progress.step());
        }
    }
}
