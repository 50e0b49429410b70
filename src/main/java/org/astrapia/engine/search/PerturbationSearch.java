package org.astrapia.engine.search;

import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.search.Perturbation;
import org.astrapia.engine.stage.EpochLoop;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.StageKeeper;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Cost;
import org.astrapia.run.result.SearchCost;

/** Trains a supernet as a differentiable search does, then chooses operations by perturbation. */
public final class PerturbationSearch implements Search {
    static final String STAGE = "perturbation";

    private final RunContext run;
    private final Perturbation method;

    public PerturbationSearch(RunContext run, Perturbation method) {
        this.run = run;
        this.method = method;
    }

    @Override
    public Optional<Found> run() {
        return new DifferentiableSearch(run).trained().flatMap(this::choose);
    }

    private Optional<Found> choose(Checkpoint trained) {
        Experiment experiment = run.experiment();
        SearchBatches sources = SearchBatches.of(experiment, run.data());
        PerturbationStage stage = new PerturbationStage(run, method, sources, trained);
        StageKeeper keeper =
                new StageKeeper(run, STAGE, experiment.seed().search(), sources.images(), sources.leaveOut());
        EpochLoop loop = new EpochLoop(
                run,
                STAGE,
                stage.epochs(),
                sources.weights().batches(),
                sources.weights().count(),
                keeper);
        Optional<Checkpoint> saved = loop.latest();
        stage.goOnFrom(saved);
        return loop.run(saved, stage).map(last -> {
            Cost cost = Cost.of(trained).plus(Cost.of(last)).plus(new Cost(0, stage.ofMeasurements()));
            long steps = SearchResult.of(trained, experiment.space()).steps();
            return new Found(stage.genotype(), new SearchCost(cost, steps), EpochLoop.reason(trained));
        });
    }
}
