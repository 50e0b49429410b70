package org.astrapia.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment;
import org.astrapia.config.search.SearchTask;
import org.astrapia.config.search.SinglePath;
import org.astrapia.data.Splits;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.engine.stage.Evaluator;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.SupernetModel;
import org.astrapia.network.WeightAngle;
import org.astrapia.run.result.Evaluation;
import org.astrapia.space.MixingWeights;
import org.astrapia.space.SearchSpace;

/**
 * What an architecture is worth with the weights that it inherits.
 *
 * @param score of an architecture; more is better, and what is no number is the worst
 * @param images that a forward pass sees for each
 */
record PathFitness(Function<Genotype, Double> score, int images) {
    /**
     * That of a method on a supernet.
     *
     * @param heldOut images that the weights were not trained on
     */
    static PathFitness of(
            SinglePath method, RunContext run, SearchBatches sources, int[] heldOut, SupernetModel model) {
        return switch (method.fitness()) {
            case ACCURACY ->
                run.experiment().search().task() == SearchTask.LABELS
                        ? accuracy(method, run, sources, heldOut, model)
                        : ofRotations(method, run, sources, model);
            case LOSS -> loss(method, run.experiment(), sources, model);
            case ANGLE -> angle(run.experiment(), model);
        };
    }

    double of(Genotype genotype) {
        double value = score.apply(genotype);
        return Double.isFinite(value) ? value : -Double.MAX_VALUE;
    }

    private static PathFitness accuracy(
            SinglePath method, RunContext run, SearchBatches sources, int[] heldOut, SupernetModel model) {
        SearchSpace space = run.experiment().space();
        List<Batch> batches = first(sources.weights(), method.batches(), Integer.MAX_VALUE);
        int[] some = some(run, heldOut, method.images());
        Evaluator evaluator = Evaluator.ofHeldOut(run.data(), some, new Cancel());
        int images = some.length + batches.stream().mapToInt(Batch::count).sum();
        return new PathFitness(
                genotype -> {
                    model.mixBy(MixingWeights.of(space, genotype));
                    model.takeStatistics(batches);
                    return evaluator.evaluate(model).orElseThrow().score().orElse(0);
                },
                images);
    }

    /** Mean recall of the quarter turns. */
    private static PathFitness ofRotations(
            SinglePath method, RunContext run, SearchBatches sources, SupernetModel model) {
        SearchSpace space = run.experiment().space();
        List<Batch> batches = first(sources.weights(), method.batches(), Integer.MAX_VALUE);
        List<Batch> shown = first(sources.architecture(), Integer.MAX_VALUE, method.images());
        int[] turns = shown.stream()
                .flatMapToInt(batch -> IntStream.of(batch.labels()))
                .toArray();
        int images = turns.length + batches.stream().mapToInt(Batch::count).sum();
        return new PathFitness(
                genotype -> {
                    model.mixBy(MixingWeights.of(space, genotype));
                    model.takeStatistics(batches);
                    int[] told = shown.stream()
                            .flatMapToInt(batch -> IntStream.of(model.predict(batch)))
                            .toArray();
                    return Evaluation.of(turns, told, run.searchInput().classCounts())
                            .balancedAccuracy()
                            .orElse(0);
                },
                images);
    }

    /** So many of the images, of each class its share. */
    private static int[] some(RunContext run, int[] images, int most) {
        return images.length <= most
                ? images
                : Splits.stratified(
                                run.data().dataset().train().labels(),
                                images,
                                (double) most / images.length,
                                run.experiment().seed().search())
                        .weights();
    }

    private static PathFitness loss(
            SinglePath method, Experiment experiment, SearchBatches sources, SupernetModel model) {
        List<Batch> batches = first(sources.architecture(), Integer.MAX_VALUE, method.images());
        return new PathFitness(
                genotype -> {
                    model.mixBy(MixingWeights.of(experiment.space(), genotype));
                    return -meanLoss(model, batches);
                },
                batches.stream().mapToInt(Batch::count).sum());
    }

    /** Of the architecture step, each batch with its own statistics. */
    static double meanLoss(SupernetModel model, List<Batch> batches) {
        double sum = 0;
        int count = 0;
        for (Batch batch : batches) {
            StepResult result = model.look(batch);
            sum += result.loss() * result.count();
            count += result.count();
        }
        return sum / count;
    }

    private static PathFitness angle(Experiment experiment, SupernetModel model) {
        Map<String, float[]> before = model.initial(experiment.seed().search());
        WeightAngle angle = new WeightAngle(experiment.space(), before, model.body());
        return new PathFitness(angle::of, 0);
    }

    /** The first batches of a source's first epoch, at most so many, and as few as have so many images. */
    static List<Batch> first(BatchSource source, int most, int images) {
        List<Batch> batches = new ArrayList<>();
        int count = 0;
        try (Epoch epoch = source.open(0, 0)) {
            while (epoch.hasNext() && batches.size() < most && count < images) {
                Batch batch = epoch.next();
                batches.add(batch);
                count += batch.count();
            }
        }
        return batches;
    }
}
