package org.astrapia.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.Schedule.Place;
import org.astrapia.data.batch.Batch;
import org.astrapia.engine.search.SearchBatches;
import org.astrapia.engine.stage.EndlessBatches;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.SessionSettings;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.StepTrace;
import org.astrapia.graph.SupernetModel;
import org.astrapia.graph.Target;
import org.astrapia.run.Plan;

/** Measures the iterations of a search, and what belongs to it. */
public final class SearchBenchmark implements Benchmark {
    private static final int BATCHES_IN_A_ROW = 50;

    private final BenchmarkPlace place;
    private final Experiment experiment;
    private final SearchBatches sources;
    private final EndlessBatches weightBatches;
    private final EndlessBatches architectureBatches;
    private final SupernetModel model;
    private final double firstStepSeconds;

    private SearchBenchmark(BenchmarkPlace place) {
        this.place = place;
        this.experiment = place.experiment();
        this.sources = SearchBatches.of(experiment, place.data());
        this.weightBatches = new EndlessBatches(sources.weights(), 0);
        this.architectureBatches = new EndlessBatches(sources.architecture(), 0);
        double begin = BenchmarkPlace.now();
        this.model = SupernetModel.compile(experiment.space(), experiment.search(), target(place));
        model.initialize(experiment.seed().search());
        architectureStep(weightBatches.next());
        this.firstStepSeconds = BenchmarkPlace.now() - begin;
        iteration();
    }

    private static Target target(BenchmarkPlace place) {
        Experiment experiment = place.experiment();
        return new Target(
                        place.data().input(experiment.search().task()),
                        place.target().passes(),
                        place.target().execution())
                .mixed(experiment.searchMixesImages());
    }

    /**
     * Prepares it.
     *
     * @param sessions what is asked of TensorFlow
     * @param say is told what takes a while
     * @throws org.astrapia.language.InvalidInputException when the data or the device cannot be used
     */
    public static SearchBenchmark open(LoadedExperiment loaded, SessionSettings sessions, Consumer<String> say) {
        return new SearchBenchmark(BenchmarkPlace.open(loaded, Plan.SEARCH, sessions, say));
    }

    @Override
    public List<String> notes() {
        return place.chosen().notes();
    }

    @Override
    public double firstStepSeconds() {
        return firstStepSeconds;
    }

    @Override
    public int operations() {
        return model.operations();
    }

    /** A step of the weights, and its share of a step of alpha where that does not come with each. */
    @Override
    public Iteration iteration() {
        Batch batch = weightBatches.next();
        double architecture = architectureStep(batch);
        double rate = experiment
                .search()
                .weightOptimizer()
                .rateAt(Place.ofEpoch(0, experiment.search().epochs()));
        double begin = BenchmarkPlace.now();
        StepResult result = model.weightStep(batch, rate);
        return new Iteration(
                architecture / experiment.search().architectureEvery(), BenchmarkPlace.now() - begin, result.loss());
    }

    /** Runs one more iteration and tells what TensorFlow did in it. */
    public StepTrace trace() {
        return model.trace(this::iteration);
    }

    private double architectureStep(Batch batch) {
        Search search = experiment.search();
        Batch others = architectureBatches.next();
        double rate = search.architectureOptimizer().rateAt(Place.ofEpoch(0, search.epochs()));
        double inner = search.weightOptimizer().rateAt(Place.ofEpoch(0, search.epochs()));
        return BenchmarkPlace.seconds(() -> search.order() == 2
                ? model.architectureStep(others, batch, rate, inner)
                : model.architectureStep(others, rate));
    }

    /** Seconds to predict the classes of a batch of the search's size, each of {@code count} times. */
    public List<Double> evaluation(int count) {
        Batch batch = weightBatches.next();
        model.predict(batch);
        return repeat(count, () -> BenchmarkPlace.seconds(() -> model.predict(batch)));
    }

    /**
     * Seconds to make a batch of the weights' images with nothing else going on, each of {@code count} times; many are
     * made each time, since some were made ahead.
     */
    public List<Double> input(int count) {
        try (EndlessBatches fresh = new EndlessBatches(sources.weights(), 0)) {
            fresh.next();
            return repeat(
                    count,
                    () -> BenchmarkPlace.seconds(() ->
                                    repeat(BATCHES_IN_A_ROW, () -> fresh.next().count()))
                            / BATCHES_IN_A_ROW);
        }
    }

    /**
     * Seconds of the steps of the retraining, each of {@code count}.
     *
     * @param genotype of the network; a random one if it is not given
     */
    public List<Double> retraining(Optional<Genotype> genotype, int count) {
        try (NetworkBenchmark retraining = NetworkBenchmark.retraining(place, genotype)) {
            return repeat(count, () -> retraining.iteration().seconds());
        }
    }

    private static <T> List<T> repeat(int count, Supplier<T> measure) {
        List<T> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(measure.get());
        }
        return results;
    }

    @Override
    public void close() {
        weightBatches.close();
        architectureBatches.close();
        model.close();
    }
}
