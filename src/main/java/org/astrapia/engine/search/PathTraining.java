package org.astrapia.engine.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Schedule.Place;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.stage.EpochLoop;
import org.astrapia.engine.stage.EpochSteps;
import org.astrapia.engine.stage.EpochSteps.Moved;
import org.astrapia.engine.stage.EpochSteps.Taken;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.Seeds;
import org.astrapia.engine.stage.StageProgress;
import org.astrapia.engine.stage.StageWork;
import org.astrapia.graph.SupernetModel;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.run.result.Evaluations;
import org.astrapia.space.MixingWeights;
import org.astrapia.space.RandomGenotypes;

/**
 * Trains the weights of a supernet by single paths (Guo et al. 2020, SPOS, section 3.2): each step has an architecture of its own, every
 * one equally likely. As in the published code, which fills the gradients of the other operations with zeros, weight decay and momentum
 * move their weights too.
 */
final class PathTraining implements StageWork<SupernetModel> {
    private final RunContext run;
    private final Experiment experiment;
    private final Search search;
    private final SearchBatches sources;
    private final EpochLoop loop;
    private final long ofStep;

    PathTraining(RunContext run, SearchBatches sources, EpochLoop loop) {
        this.run = run;
        this.experiment = run.experiment();
        this.search = experiment.search();
        this.sources = sources;
        this.loop = loop;
        this.ofStep = NetworkCounts.of(Networks.ofSearch(experiment.space(), search, run.searchInput()))
                .ofStep();
    }

    @Override
    public SupernetModel compile() {
        return SupernetModel.compile(experiment.space(), search, run.searchTarget());
    }

    @Override
    public void initialize(SupernetModel model) {
        model.initialize(experiment.seed().search());
    }

    @Override
    public EpochSteps open(SupernetModel model, StageProgress progress) {
        Epoch batches = sources.weights().open(progress.epoch(), progress.step());
        return new EpochSteps(
                batches,
                batch -> {
                    model.progress(loop.share(progress));
                    long seed = Seeds.ofPath(experiment.seed().search(), progress.epoch(), progress.step());
                    model.mixBy(MixingWeights.of(
                            experiment.space(), RandomGenotypes.draw(experiment.space(), seed, "path")));
                    double rate = rate(loop.place(progress));
                    return List.of(new Taken(Moved.WEIGHTS, model.weightStep(batch, rate), rate));
                },
                batches::close);
    }

    /** The graph computes all operations, also those that are added up with a weight of 0. */
    @Override
    public long multiplyAdds(Moved of) {
        return ofStep;
    }

    @Override
    public double rate(Place place) {
        return search.weightOptimizer().rateAt(place);
    }

    /** The whole supernet is no network that was trained. */
    @Override
    public boolean isTested(int epoch) {
        return false;
    }

    @Override
    public Optional<Evaluations> test(SupernetModel model) {
        throw new IllegalStateException("a supernet of single paths is not tested");
    }

    @Override
    public Map<String, Object> entries(SupernetModel model, StageProgress progress, Optional<Evaluations> test) {
        return Map.of();
    }
}
