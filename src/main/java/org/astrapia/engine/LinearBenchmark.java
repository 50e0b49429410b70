package org.astrapia.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.Optimizer;
import org.astrapia.config.Retrain;
import org.astrapia.config.Schedule.Place;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.data.batch.Batch;
import org.astrapia.engine.stage.ClassifierSteps;
import org.astrapia.engine.stage.EndlessBatches;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.LinearProbe;
import org.astrapia.graph.NetworkModel;
import org.astrapia.graph.SessionSettings;
import org.astrapia.graph.StepResult;
import org.astrapia.run.Plan;
import org.astrapia.run.RunRefusal;

/** Measures the steps of a classifier on a body that stays. */
final class LinearBenchmark implements Benchmark {
    private final BenchmarkPlace place;
    private final NetworkModel network;
    private final LinearProbe classifier;
    private final EndlessBatches batches;
    /** What has been computed before the training begins, and is not measured. */
    private final UnaryOperator<Batch> before;
    /** What every step computes of its batch. */
    private final UnaryOperator<Batch> given;

    private final double rate;
    private final double firstStepSeconds;

    private LinearBenchmark(
            BenchmarkPlace place, Optional<Genotype> genotype, Retrain.Classifier made, boolean probes) {
        this.place = place;
        Retrain retrain = place.experiment().retrain().ofItsNetwork();
        long seed = place.experiment().seed().retrain();
        Optimizer optimizer = made.recipe().optimizer();
        this.rate = optimizer.rateAt(Place.ofEpoch(0, made.recipe().epochs()));
        this.batches = new EndlessBatches(
                place.data().training(place.data().train(), retrain.asClassifier(made.recipe()), seed), 0);
        double begin = BenchmarkPlace.now();
        this.network = NetworkModel.compile(
                NetworkBenchmark.cells(place, retrain, genotype),
                place.experiment().space(),
                retrain,
                place.target());
        network.initialize(seed);
        ClassifierSteps steps = new ClassifierSteps(made, network, place.target());
        this.classifier = steps.compile();
        steps.initialize(classifier, seed);
        this.before = probes ? steps::given : UnaryOperator.identity();
        this.given = probes ? UnaryOperator.identity() : steps::given;
        iteration();
        this.firstStepSeconds = BenchmarkPlace.now() - begin;
    }

    /** Of the classifier that is made anew behind the retraining; a step computes what the network gives of its images. */
    static LinearBenchmark classifier(
            LoadedExperiment loaded, Optional<Genotype> genotype, SessionSettings sessions, Consumer<String> say) {
        Retrain.Classifier made = loaded.experiment()
                .retrain()
                .classifier()
                .filter(classifier -> classifier.method().trains())
                .orElseThrow(() -> loaded.placed(RunRefusal.of(
                        "retrain.classifier.epochs",
                        "no classifier is trained anew behind the retraining, so it cannot be measured."
                                + " Maybe add retrain.classifier.epochs=1")));
        return new LinearBenchmark(BenchmarkPlace.open(loaded, Plan.RETRAIN, sessions, say), genotype, made, false);
    }

    /** Of a linear probe; the features of all images are computed once before its training, so a step does not. */
    static LinearBenchmark probe(
            LoadedExperiment loaded, Optional<Genotype> genotype, SessionSettings sessions, Consumer<String> say) {
        Retrain retrain = loaded.experiment().retrain();
        if (!retrain.probes()) {
            throw loaded.placed(RunRefusal.of(
                    "retrain.head",
                    "no probe is trained on a pre-trained network, so it cannot be measured."
                            + " Maybe retrain.head=probe with retrain.pretrain.epochs=1"));
        }
        Retrain.Classifier made = new Retrain.Classifier(new ClassifierMethod.Retrain(), retrain.recipe());
        return new LinearBenchmark(BenchmarkPlace.open(loaded, Plan.RETRAIN, sessions, say), genotype, made, true);
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
        return network.operations() + classifier.operations();
    }

    @Override
    public Iteration iteration() {
        Batch batch = before.apply(batches.next());
        double begin = BenchmarkPlace.now();
        StepResult result = classifier.trainStep(given.apply(batch), rate);
        return new Iteration(0, BenchmarkPlace.now() - begin, result.loss());
    }

    @Override
    public void close() {
        batches.close();
        classifier.close();
        network.close();
    }
}
