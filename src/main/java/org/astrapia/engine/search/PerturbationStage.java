package org.astrapia.engine.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Schedule.Place;
import org.astrapia.config.search.Perturbation;
import org.astrapia.config.search.Perturbation.Criterion;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.stage.EndlessBatches;
import org.astrapia.engine.stage.EpochSteps;
import org.astrapia.engine.stage.EpochSteps.Moved;
import org.astrapia.engine.stage.EpochSteps.Taken;
import org.astrapia.engine.stage.Evaluator;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.Seeds;
import org.astrapia.engine.stage.StageProgress;
import org.astrapia.engine.stage.StageWork;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.SupernetModel;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.network.SizeLimits;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Evaluation;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.table.ArchitectureCounts;
import org.astrapia.run.table.ArchitectureTable;
import org.astrapia.run.table.Metric;
import org.astrapia.space.Alphas;
import org.astrapia.space.MixingWeights;
import org.astrapia.space.SearchSpace;

/**
 * Chooses the operations of a trained supernet's edges by what their removal does, and trains it on in between (Wang et al. 2021). As in
 * the published code the optimizer of the weights begins anew, with a tenth of its learning rate, and what is held out is measured with
 * the statistics of its own batches.
 */
final class PerturbationStage implements StageWork<SupernetModel> {
    private static final String STATE = "projection";
    private static final String IMAGES = "projection/images";
    private static final double SLOWER = 10;
    private static final float CERTAIN = 1000;

    private final RunContext run;
    private final Experiment experiment;
    private final Search search;
    private final SearchSpace space;
    private final Perturbation method;
    private final SearchBatches sources;
    private final Checkpoint trained;
    private final Projection projection;
    private final List<Batch> heldOut;
    private final NetworkCounts counts;
    private final int epochs;
    private final Optional<GroundTruth> truth;
    private long looked;

    PerturbationStage(RunContext run, Perturbation method, SearchBatches sources, Checkpoint trained) {
        this.run = run;
        this.experiment = run.experiment();
        this.search = experiment.search();
        this.space = experiment.space();
        this.method = method;
        this.sources = sources;
        this.trained = trained;
        int kept = experiment.derive().edges();
        this.projection = new Projection(
                space,
                kept > 0 ? kept : 2,
                Seeds.ofOrder(experiment.seed().search()),
                SizeLimits.of(experiment, run.data().input())::allow);
        this.heldOut = PathFitness.first(sources.architecture(), Integer.MAX_VALUE, method.images());
        this.counts = NetworkCounts.of(Networks.ofSearch(space, search, run.searchInput()));
        this.epochs = method.tune() * Math.max(1, projection.all() - 1);
        this.truth = GroundTruth.of(experiment);
    }

    /** How many it has: the last choice is made at their end. */
    int epochs() {
        return epochs;
    }

    /** Takes up what an earlier process chose. */
    void goOnFrom(Optional<Checkpoint> saved) {
        saved.ifPresent(checkpoint -> {
            projection.goOnFrom(checkpoint.ints(STATE));
            looked = checkpoint.longs(IMAGES, 1)[0];
        });
    }

    /** What was chosen. */
    Genotype genotype() {
        return projection.genotype(experiment.name());
    }

    /** Multiply-adds of all measurements. */
    long ofMeasurements() {
        return Math.multiplyExact(looked, counts.multiplyAdds());
    }

    @Override
    public SupernetModel compile() {
        return SupernetModel.compile(space, search, run.searchTarget());
    }

    @Override
    public void initialize(SupernetModel model) {
        model.initialize(experiment.seed().search());
        model.goOnFrom(trained.variables());
    }

    @Override
    public EpochSteps open(SupernetModel model, StageProgress progress) {
        if (progress.step() == 0) {
            choose(model, progress.epoch() / method.tune() + 1);
        }
        mix(model);
        long position = (long) progress.epoch()
                        * search.architectureSteps(sources.weights().batches())
                + search.architectureSteps(progress.step());
        Epoch batches = sources.weights().open(progress.epoch(), progress.step());
        if (!method.movesAlpha() || projection.operationsAreChosen()) {
            return new EpochSteps(batches, batch -> List.of(weightStep(model, batch, place(progress))), batches::close);
        }
        EndlessBatches others = new EndlessBatches(sources.architecture(), position);
        return new EpochSteps(
                batches,
                batch -> {
                    Place place = place(progress);
                    return search.movesAlphaBefore(place.step())
                            ? List.of(alphaStep(model, others.next(), batch, place), weightStep(model, batch, place))
                            : List.of(weightStep(model, batch, place));
                },
                () -> {
                    others.close();
                    batches.close();
                });
    }

    private Place place(StageProgress progress) {
        return new Place(
                progress.epoch(), epochs, progress.step(), sources.weights().batches());
    }

    /** An edge that keeps one operation has it alone through alpha too, whose gradient there is 0; one that is gone needs more. */
    private void mix(SupernetModel model) {
        if (projection.operationsAreChosen()) {
            model.mixBy(projection.mix(mixing(model)));
        } else {
            model.mixByAlpha();
        }
    }

    private MixingWeights mixing(SupernetModel model) {
        return MixingWeights.of(search.mixing(), model.alphas());
    }

    private Taken alphaStep(SupernetModel model, Batch others, Batch batch, Place place) {
        double rate = search.architectureOptimizer().rateAt(place);
        StepResult result = search.order() == 2
                ? model.architectureStep(others, batch, rate, rate(place))
                : model.architectureStep(others, rate);
        return new Taken(Moved.ALPHA, result, rate);
    }

    private Taken weightStep(SupernetModel model, Batch batch, Place place) {
        double rate = rate(place);
        return new Taken(Moved.WEIGHTS, model.weightStep(batch, rate), rate);
    }

    /** Chooses until so many rounds are done; false when cancelled. */
    private boolean choose(SupernetModel model, int rounds) {
        while (projection.done() < Math.min(rounds, projection.all())) {
            long[] images = new long[1];
            Optional<List<String>> told = projection.round(
                    mixing(model),
                    mixed -> {
                        model.mixBy(mixed);
                        images[0] += heldOut.stream().mapToInt(Batch::count).sum();
                        return score(model);
                    },
                    () -> !run.cancel().isRequested());
            model.mixByAlpha();
            if (told.isEmpty()) {
                return false;
            }
            looked += images[0];
            told.get().forEach(one -> run.say(PerturbationSearch.STAGE + ": " + one));
            model.set(certain(model.alphas()));
        }
        return true;
    }

    /** Logits that give an edge its chosen operation alone. */
    private Alphas certain(Alphas alphas) {
        List<float[][]> kinds = new ArrayList<>();
        for (int kind = 0; kind < alphas.kinds().size(); kind++) {
            float[][] rows = alphas.kinds().get(kind);
            for (int row = 0; row < rows.length; row++) {
                Optional<Integer> column = projection.column(kind, row);
                for (int i = 0; column.isPresent() && i < rows[row].length; i++) {
                    rows[row][i] = i == column.get() ? CERTAIN : -CERTAIN;
                }
            }
            kinds.add(rows);
        }
        return new Alphas(kinds);
    }

    private double score(SupernetModel model) {
        if (method.criterion() == Criterion.LOSS) {
            return -PathFitness.meanLoss(model, heldOut);
        }
        List<Integer> labels = new ArrayList<>();
        List<Integer> predictions = new ArrayList<>();
        List<Integer> counts = run.searchInput().classCounts();
        for (Batch batch : heldOut) {
            int[] predicted = new int[batch.count()];
            Evaluator.predict(model.trainingLogits(batch), new double[counts.size()], predicted, 0);
            for (int i = 0; i < predicted.length; i++) {
                labels.add(batch.labels()[i]);
                predictions.add(predicted[i]);
            }
        }
        return Evaluation.of(array(labels), array(predictions), counts)
                .balancedAccuracy()
                .orElse(0);
    }

    private static int[] array(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public long multiplyAdds(Moved of) {
        return switch (of) {
            case WEIGHTS -> counts.ofStep();
            case ALPHA -> (search.order() == 2 ? 4 : 1) * counts.ofStep();
            case NOTHING -> 0;
        };
    }

    @Override
    public double rate(Place place) {
        return search.weightOptimizer().rateAt(place) / SLOWER;
    }

    @Override
    public boolean isTested(int epoch) {
        return false;
    }

    @Override
    public Optional<Evaluations> test(SupernetModel model) {
        throw new IllegalStateException("a supernet of which operations are chosen is not tested");
    }

    @Override
    public Optional<Map<Metric, Double>> measured(SupernetModel model, int epoch) {
        if (epoch + 1 < epochs) {
            return Optional.of(Map.of());
        }
        if (!choose(model, projection.all())) {
            return Optional.empty();
        }
        Map<Metric, Double> all = new EnumMap<>(ArchitectureCounts.of(space, genotype()));
        truth.ifPresent(known -> all.putAll(known.measured(genotype())));
        return Optional.of(all);
    }

    /** Epochs of the table go on behind those of the search. */
    @Override
    public void epochEnded(SupernetModel model, int epoch) {
        ArchitectureTable table = run.tables().architecture(space, search.mixing(), search.warmUp());
        table.append(search.allEpochs() + epoch, model.alphas());
    }

    @Override
    public Map<String, Object> entries(SupernetModel model, StageProgress progress, Optional<Evaluations> test) {
        Map<String, Object> entries = new HashMap<>();
        entries.put(STATE, projection.state());
        entries.put(IMAGES, new long[] {looked});
        return entries;
    }
}
