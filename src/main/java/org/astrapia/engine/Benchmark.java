package org.astrapia.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.Batch;
import org.astrapia.data.BatchSource;
import org.astrapia.data.DataOutline;
import org.astrapia.engine.stage.EndlessBatches;
import org.astrapia.engine.stage.RunData;
import org.astrapia.engine.stage.SearchBatches;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.NetworkModel;
import org.astrapia.graph.StepTrace;
import org.astrapia.graph.SupernetModel;
import org.astrapia.graph.Target;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.run.Plan;
import org.astrapia.space.RandomGenotypes;

/**
 * Measures how fast an experiment's search runs on this machine. Opening it builds the supernet and runs each of its
 * steps once, which takes longer than the steps that follow: TensorFlow prepares its kernels. Close it.
 */
public final class Benchmark implements AutoCloseable {
    private static final int BATCHES_IN_A_ROW = 50;

    private final Experiment experiment;
    private final ComputePlace places;
    private final RunData data;
    private final SearchBatches sources;
    private final EndlessBatches weightBatches;
    private final EndlessBatches architectureBatches;
    private final SupernetModel model;
    private final double firstStepSeconds;

    /**
     * One iteration of the search.
     *
     * @param architectureSeconds of the step of alpha
     * @param weightSeconds of the step of the weights
     */
    public record Iteration(double architectureSeconds, double weightSeconds) {
        /** Both steps. */
        public double seconds() {
            return architectureSeconds + weightSeconds;
        }
    }

    private Benchmark(LoadedExperiment loaded, Consumer<String> say) {
        this.experiment = loaded.experiment();
        this.places = ComputePlace.choose(experiment, say);
        this.data = RunData.load(loaded, say);
        Preparation.requireImages(Plan.SEARCH, loaded, DataOutline.of(data.dataset()));
        TensorFlowNatives.load(say);
        this.sources = SearchBatches.of(experiment, data);
        this.weightBatches = new EndlessBatches(sources.weights(), 0);
        this.architectureBatches = new EndlessBatches(sources.architecture(), 0);
        double begin = now();
        this.model = SupernetModel.compile(experiment.space(), experiment.search(), target());
        model.initialize(experiment.seed().search());
        architectureStep(weightBatches.next());
        this.firstStepSeconds = now() - begin;
        iteration();
    }

    /**
     * Prepares it.
     *
     * @param say is told what takes a while
     * @throws org.astrapia.language.InvalidInputException when the data or the device cannot be used
     */
    public static Benchmark open(LoadedExperiment loaded, Consumer<String> say) {
        return new Benchmark(loaded, say);
    }

    /** Where it is measured, and what a person should know about that. */
    public ComputePlace places() {
        return places;
    }

    /** From the beginning of the graph's construction to the end of the first step. */
    public double firstStepSeconds() {
        return firstStepSeconds;
    }

    /** Operations of the graph: both steps, evaluation and state. */
    public int operations() {
        return model.operations();
    }

    /** Runs one iteration; its batches are ready before its steps begin. */
    public Iteration iteration() {
        Batch batch = weightBatches.next();
        double architecture = architectureStep(batch);
        double rate = experiment
                .search()
                .weightOptimizer()
                .rateAt(0, experiment.search().epochs());
        return new Iteration(architecture, seconds(() -> model.weightStep(batch, rate)));
    }

    /** Runs one more iteration and tells what TensorFlow did in it. */
    public StepTrace trace() {
        return model.trace(this::iteration);
    }

    private double architectureStep(Batch batch) {
        Search search = experiment.search();
        Batch others = architectureBatches.next();
        double rate = search.architectureOptimizer().rateAt(0, search.epochs());
        double inner = search.weightOptimizer().rateAt(0, search.epochs());
        return seconds(() -> search.order() == 2
                ? model.architectureStep(others, batch, rate, inner)
                : model.architectureStep(others, rate));
    }

    /** Seconds to predict the classes of a batch of the search's size, each of {@code count} times. */
    public List<Double> evaluation(int count) {
        Batch batch = weightBatches.next();
        model.predict(batch);
        return repeat(count, () -> seconds(() -> model.predict(batch)));
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
                    () -> seconds(() ->
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
        Genotype network = genotype.orElseGet(() -> RandomGenotypes.draw(experiment.space(), 1, "random-1"));
        BatchSource source = data.training(
                data.train(), experiment.retrain(), experiment.seed().retrain());
        try (NetworkModel trained =
                        NetworkModel.compile(Optional.of(network), experiment.space(), experiment.retrain(), target());
                EndlessBatches training = new EndlessBatches(source, 0)) {
            trained.initialize(experiment.seed().retrain());
            double rate = experiment
                    .retrain()
                    .optimizer()
                    .rateAt(0, experiment.retrain().epochs());
            trained.trainStep(training.next(), rate, 0, 0);
            return repeat(count, () -> {
                Batch batch = training.next();
                return seconds(() -> trained.trainStep(batch, rate, 0, 0));
            });
        }
    }

    private Target target() {
        return new Target(data.input(), experiment.compiler().passes(), places.execution());
    }

    private static <T> List<T> repeat(int count, Supplier<T> measure) {
        List<T> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(measure.get());
        }
        return results;
    }

    private static double seconds(Supplier<Object> work) {
        double begin = now();
        Objects.requireNonNull(work.get());
        return now() - begin;
    }

    private static double now() {
        return System.nanoTime() / 1e9;
    }

    @Override
    public void close() {
        weightBatches.close();
        architectureBatches.close();
        model.close();
    }
}
