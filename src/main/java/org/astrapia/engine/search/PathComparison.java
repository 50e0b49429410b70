package org.astrapia.engine.search;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment;
import org.astrapia.config.Schedule.Place;
import org.astrapia.engine.stage.EpochSteps;
import org.astrapia.engine.stage.EpochSteps.Moved;
import org.astrapia.engine.stage.EpochSteps.Taken;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.engine.stage.StageProgress;
import org.astrapia.engine.stage.StageWork;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.StepResult;
import org.astrapia.graph.SupernetModel;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.table.ArchitectureCounts;
import org.astrapia.run.table.Metric;

/** Compares architectures with the weights of a trained supernet: an epoch is a generation, a step an architecture. */
final class PathComparison implements StageWork<SupernetModel> {
    private static final String FITNESS = "paths/fitness";

    private final RunContext run;
    private final Experiment experiment;
    private final PathTraining training;
    private final Checkpoint trained;
    private final PathEvolution evolution;
    private final Function<SupernetModel, PathFitness> made;
    private final int generation;
    private final int generations;
    private final long ofImage;
    private final Optional<GroundTruth> truth;
    private Optional<PathFitness> fitness = Optional.empty();

    /**
     * @param training of the supernet
     * @param trained where it ended
     * @param evolution at its beginning
     * @param fitness of architectures in a model
     * @param generation architectures of one
     * @param generations how many
     */
    PathComparison(
            RunContext run,
            PathTraining training,
            Checkpoint trained,
            PathEvolution evolution,
            Function<SupernetModel, PathFitness> fitness,
            int generation,
            int generations) {
        this.run = run;
        this.experiment = run.experiment();
        this.training = training;
        this.trained = trained;
        this.evolution = evolution;
        this.made = fitness;
        this.generation = generation;
        this.generations = generations;
        this.truth = GroundTruth.of(experiment);
        this.ofImage = NetworkCounts.of(Networks.ofSearch(experiment.space(), experiment.search(), run.searchInput()))
                .multiplyAdds();
    }

    /** Takes up what an earlier process found out. */
    void goOnFrom(Optional<Checkpoint> saved) {
        saved.ifPresent(checkpoint ->
                Arrays.stream(checkpoint.doubles(FITNESS)).forEach(known -> evolution.judged(next(), known)));
    }

    private Genotype next() {
        return evolution.next().orElseThrow(() -> new RunFailedException(Candidates.lack()));
    }

    @Override
    public SupernetModel compile() {
        return training.compile();
    }

    @Override
    public void initialize(SupernetModel model) {
        model.restore(trained.variables());
    }

    @Override
    public EpochSteps open(SupernetModel model, StageProgress progress) {
        PathFitness measure = fitness(model);
        return new EpochSteps(
                IntStream.range(progress.step(), generation).iterator(),
                slot -> {
                    Genotype genotype = next();
                    evolution.judged(genotype, measure.of(genotype));
                    StepResult nothing = new StepResult(0, Map.of(), OptionalInt.empty(), measure.images());
                    return List.of(new Taken(Moved.NOTHING, nothing, 0));
                },
                () -> {});
    }

    /** Made once for a model, whose weights stay. */
    private PathFitness fitness(SupernetModel model) {
        if (fitness.isEmpty()) {
            fitness = Optional.of(made.apply(model));
        }
        return fitness.get();
    }

    @Override
    public long multiplyAdds(Moved of) {
        return ofImage;
    }

    @Override
    public double rate(Place place) {
        return 0;
    }

    @Override
    public boolean isTested(int epoch) {
        return false;
    }

    @Override
    public Optional<Evaluations> test(SupernetModel model) {
        throw new IllegalStateException("a supernet of single paths is not tested");
    }

    @Override
    public Optional<Map<Metric, Double>> measured(SupernetModel model, int epoch) {
        Genotype best = evolution.best();
        Map<Metric, Double> all = new EnumMap<>(ArchitectureCounts.of(experiment.space(), best));
        all.put(Metric.FITNESS, evolution.bestFitness());
        truth.ifPresent(known -> all.putAll(known.measured(best)));
        if (truth.isEmpty() || epoch + 1 < generations) {
            return Optional.of(all);
        }
        return truth.get().tau(fitness(model)::of, run.cancel()).map(ranking -> {
            all.putAll(ranking);
            return all;
        });
    }

    @Override
    public Map<String, Object> entries(SupernetModel model, StageProgress progress, Optional<Evaluations> test) {
        return Map.of(FITNESS, evolution.fitness());
    }
}
