package org.astrapia.engine.search;

import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.search.SinglePath;
import org.astrapia.engine.stage.EpochLoop;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.Seeds;
import org.astrapia.engine.stage.StageKeeper;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.network.SizeLimits;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Cost;
import org.astrapia.run.result.SearchCost;

/** Trains a supernet by single paths, then compares architectures in it: two stages, each of which goes on from its last checkpoint. */
public final class SinglePathSearch implements Search {
    private static final String COMPARISON = "paths";

    private final RunContext run;
    private final SinglePath method;
    private final Experiment experiment;
    private final Experiment.Search search;
    private final SearchBatches sources;

    public SinglePathSearch(RunContext run, SinglePath method) {
        this.run = run;
        this.method = method;
        this.experiment = run.experiment();
        this.search = experiment.search();
        this.sources = SearchBatches.of(experiment, run.data());
    }

    @Override
    public Optional<Found> run() {
        EpochLoop loop = new EpochLoop(
                run,
                DifferentiableSearch.NAME,
                search.allEpochs(),
                sources.weights().batches(),
                sources.weights().count(),
                keeper(DifferentiableSearch.NAME));
        PathTraining training = new PathTraining(run, sources, loop);
        return loop.run(loop.latest(), training).flatMap(trained -> compare(training, trained));
    }

    private StageKeeper keeper(String stage) {
        return new StageKeeper(run, stage, experiment.seed().search(), sources.images(), sources.leaveOut());
    }

    private Optional<Found> compare(PathTraining training, Checkpoint trained) {
        int generation = method.generation();
        int generations = method.paths() / generation;
        PathEvolution evolution = evolution();
        PathComparison comparison = new PathComparison(
                run,
                training,
                trained,
                evolution,
                model -> PathFitness.of(method, run, sources, heldOut(), model),
                generation,
                generations);
        EpochLoop loop = new EpochLoop(run, COMPARISON, generations, generation, generation, keeper(COMPARISON));
        Optional<Checkpoint> saved = loop.latest();
        comparison.goOnFrom(saved);
        return loop.run(saved, comparison).map(last -> {
            Cost cost = Cost.of(trained).plus(Cost.of(last));
            return new Found(evolution.best(), new SearchCost(cost, 0));
        });
    }

    private PathEvolution evolution() {
        SizeLimits limits = SizeLimits.of(experiment, run.data().input());
        return new PathEvolution(
                method,
                experiment.space(),
                (Genotype genotype) -> GenotypeCheck.obstacle(genotype).isEmpty() && limits.allow(genotype),
                number -> Seeds.ofCompared(experiment.seed().search(), number),
                experiment.name());
    }

    /** Images that the weights are not trained on. */
    private int[] heldOut() {
        return run.data()
                .split(search.split(), experiment.seed().data(), search.labelFree())
                .architecture();
    }
}
