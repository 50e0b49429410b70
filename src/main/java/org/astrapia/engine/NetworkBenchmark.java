package org.astrapia.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.Recipe;
import org.astrapia.config.Retrain;
import org.astrapia.config.Schedule.Place;
import org.astrapia.config.loss.Losses;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.engine.stage.EndlessBatches;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.NetworkModel;
import org.astrapia.graph.SessionSettings;
import org.astrapia.graph.StepResult;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.Plan;
import org.astrapia.run.RunRefusal;
import org.astrapia.space.RandomGenotypes;

/** Measures the steps of a training. */
final class NetworkBenchmark implements Benchmark {
    private final BenchmarkPlace place;
    private final NetworkModel model;
    private final EndlessBatches batches;
    private final double rate;
    private final double dropPath;
    private final double firstStepSeconds;
    private long step;

    private NetworkBenchmark(BenchmarkPlace place, Optional<Genotype> genotype, Retrain retrain) {
        this.place = place;
        this.rate = retrain.recipe()
                .optimizer()
                .rateAt(Place.ofEpoch(0, retrain.recipe().epochs()));
        this.dropPath = retrain.cells().dropPath();
        long seed = place.experiment().seed().retrain();
        this.batches = new EndlessBatches(source(place, retrain, seed), 0);
        double begin = BenchmarkPlace.now();
        this.model = NetworkModel.compile(genotype, place.experiment().space(), retrain, place.target());
        model.initialize(seed);
        iteration();
        this.firstStepSeconds = BenchmarkPlace.now() - begin;
    }

    private static BatchSource source(BenchmarkPlace place, Retrain retrain, long seed) {
        int[] images = place.data().train();
        return Losses.needsTwoViews(retrain.recipe().loss())
                ? place.data()
                        .training(
                                images,
                                place.experiment().data().views(),
                                retrain.recipe().batch(),
                                retrain.recipe().shown().dropLast(),
                                seed)
                : place.data().training(images, retrain, seed);
    }

    /** Of the network that the experiment retrains. */
    static NetworkBenchmark retraining(
            LoadedExperiment loaded, Optional<Genotype> genotype, SessionSettings sessions, Consumer<String> say) {
        return retraining(BenchmarkPlace.open(loaded, Plan.RETRAIN, sessions, say), genotype);
    }

    /** The same where a benchmark is open already. */
    static NetworkBenchmark retraining(BenchmarkPlace place, Optional<Genotype> genotype) {
        return of(place, place.experiment().retrain().ofItsNetwork(), genotype);
    }

    private static NetworkBenchmark of(BenchmarkPlace place, Retrain retrain, Optional<Genotype> genotype) {
        return new NetworkBenchmark(place, cells(place, retrain, genotype), retrain);
    }

    /** The cells of a network that is no fixed one: those given, or random ones. */
    static Optional<Genotype> cells(BenchmarkPlace place, Retrain retrain, Optional<Genotype> genotype) {
        return retrain.network().fixed().isPresent() ? Optional.empty() : Optional.of(orRandom(genotype, place));
    }

    /** Of the network that the experiment shows beside. */
    static NetworkBenchmark baseline(LoadedExperiment loaded, SessionSettings sessions, Consumer<String> say) {
        Retrain beside = loaded.experiment()
                .beside()
                .orElseThrow(() -> refusal(
                        loaded,
                        "baseline",
                        "no network is trained beside, so none can be measured. Maybe baseline=resnet-20"));
        BenchmarkPlace place = BenchmarkPlace.open(loaded, Plan.RETRAIN, sessions, say);
        return of(place, beside, Optional.empty());
    }

    /** Of the training without labels that comes before the retraining. */
    static NetworkBenchmark pretraining(
            LoadedExperiment loaded, Optional<Genotype> genotype, SessionSettings sessions, Consumer<String> say) {
        Recipe before = loaded.experiment()
                .retrain()
                .pretrain()
                .orElseThrow(() -> refusal(
                        loaded,
                        "retrain.pretrain.epochs",
                        "nothing is trained without labels before the retraining, so it cannot be measured."
                                + " Maybe add retrain.pretrain.epochs=1"));
        BenchmarkPlace place = BenchmarkPlace.open(loaded, Plan.RETRAIN, sessions, say);
        return of(place, place.experiment().retrain().asPretraining(before), genotype);
    }

    private static InvalidInputException refusal(LoadedExperiment loaded, String key, String reason) {
        return loaded.placed(RunRefusal.of(key, reason));
    }

    private static Genotype orRandom(Optional<Genotype> genotype, BenchmarkPlace place) {
        return genotype.orElseGet(() -> RandomGenotypes.draw(place.experiment().space(), 1, "random-1"));
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

    @Override
    public Iteration iteration() {
        Batch batch = batches.next();
        double begin = BenchmarkPlace.now();
        StepResult result = model.trainStep(batch, rate, dropPath, step++);
        return new Iteration(0, BenchmarkPlace.now() - begin, result.loss());
    }

    @Override
    public void close() {
        batches.close();
        model.close();
    }
}
