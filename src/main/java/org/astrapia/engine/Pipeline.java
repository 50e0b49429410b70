package org.astrapia.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.astrapia.config.Experiment;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Retrain;
import org.astrapia.config.Retrain.Head;
import org.astrapia.engine.stage.ProbeStage;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.engine.stage.Search;
import org.astrapia.engine.stage.Searches;
import org.astrapia.engine.stage.TrainStage;
import org.astrapia.engine.stage.Training;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.run.GenotypeFiles;
import org.astrapia.run.Plan;
import org.astrapia.run.RunFolder;
import org.astrapia.run.result.EvaluationWriter;
import org.astrapia.run.result.RunResults;
import org.astrapia.run.result.TrainResult;
import org.astrapia.run.result.TrainedNetwork;

/**
 * The stages of a run, one after the other: search, derive, retrain, baseline. A stage that an earlier process finished
 * gives its result again from its last checkpoint, so that a run and its resumption are the same walk.
 */
public final class Pipeline {
    private static final String GENOTYPE = "genotype";

    private final RunContext run;
    private final Experiment experiment;
    private final Plan plan;
    private final Path genotypesRoot;
    private RunResults results = RunResults.NONE;

    Pipeline(RunContext run, Plan plan, Path genotypesRoot) {
        this.run = run;
        this.experiment = run.experiment();
        this.plan = plan;
        this.genotypesRoot = genotypesRoot;
    }

    /** What there is so far. */
    RunResults results() {
        return results;
    }

    /** Walks to the end; false when cancelled on the way. */
    boolean run() {
        boolean done = genotype() && (!plan.trains() || retrain() && baseline());
        if (done && plan.trains()) {
            writeEvaluation();
        }
        return done;
    }

    private void writeEvaluation() {
        EvaluationWriter.write(
                run.folder(), run.data().dataset(), run.data().trainCounts(), experiment.evaluate(), results);
    }

    private boolean genotype() {
        GenotypeFiles files = new GenotypeFiles(run.folder(), genotypesRoot);
        if (plan == Plan.RETRAIN) {
            Path file = run.folder().file(RunFolder.GENOTYPE);
            results = results.withGenotype(files.read(experiment.space()), file);
            return true;
        }
        if (!plan.searches(experiment)) {
            run.say("retrain.network is a fixed network, so nothing is searched");
            return true;
        }
        Optional<Search.Found> found = Searches.of(run).run();
        found.ifPresent(search -> {
            Genotype genotype = withSeeds(search.genotype());
            results = results.withSearch(search.cost()).withGenotype(genotype, files.save(genotype, run::say));
        });
        return found.isPresent();
    }

    private Genotype withSeeds(Genotype derived) {
        Map<String, String> provenance = Map.of(
                "experiment", experiment.name(),
                "data-seed", Long.toString(experiment.seed().data()),
                "search-seed", Long.toString(experiment.seed().search()));
        return new Genotype(derived.name(), derived.space(), derived.normal(), derived.reduce(), provenance);
    }

    private boolean retrain() {
        Retrain retrain = experiment.retrain();
        Optional<FixedNetwork> fixed = retrain.network().fixed();
        Optional<TrainedNetwork> trained;
        if (fixed.isPresent()) {
            trained = train(TrainStage.RETRAIN, fixed.get());
        } else {
            Genotype genotype = results.genotype().orElseThrow();
            requirePath(genotype);
            trained = train(genotype)
                    .map(result -> new TrainedNetwork(GENOTYPE, counts(Optional.of(genotype), retrain), result));
        }
        trained.ifPresent(network -> {
            results = results.withNetwork(network);
            if (!run.measureAgain()) { // otherwise the file holds both networks already
                writeEvaluation();
            }
        });
        return trained.isPresent();
    }

    /** First without labels if the experiment says so, then with them; empty when cancelled. */
    private Optional<TrainResult> train(Genotype genotype) {
        Retrain retrain = experiment.retrain();
        Training training = Training.of(run, TrainStage.RETRAIN, retrain, Optional.of(genotype));
        if (retrain.pretrain().isEmpty()) {
            return new TrainStage(run, training).run();
        }
        Retrain before = retrain.asPretraining(retrain.pretrain().get());
        Optional<Supplier<Map<String, float[]>>> body =
                new TrainStage(run, Training.of(run, TrainStage.PRETRAIN, before, Optional.of(genotype))).runToBody();
        return body.flatMap(learnt -> retrain.head() == Head.PROBE
                ? new ProbeStage(run, training.from(learnt)).run()
                : new TrainStage(run, training.from(learnt)).run());
    }

    private void requirePath(Genotype genotype) {
        GenotypeCheck.obstacle(genotype).ifPresent(obstacle -> {
            throw new RunFailedException("no network can be built from the genotype, since " + obstacle
                    + "; it is kept in " + run.folder().file(RunFolder.GENOTYPE)
                    + ". Maybe a longer search, a lower threshold, or derive: top(2)");
        });
    }

    private boolean baseline() {
        if (experiment.baseline().isEmpty()) {
            return true;
        }
        FixedNetwork fixed = experiment.baseline().get();
        Optional<TrainedNetwork> trained = train(TrainStage.BASELINE, fixed);
        trained.ifPresent(network -> results = results.withBaseline(network));
        return trained.isPresent();
    }

    /** A fixed network gets the budget of retraining, without what belongs to cells. */
    private Optional<TrainedNetwork> train(String stage, FixedNetwork fixed) {
        Retrain retrain = experiment.retrain().ofFixed(fixed);
        NetworkCounts counts = counts(Optional.empty(), retrain);
        return new TrainStage(run, Training.of(run, stage, retrain, Optional.empty()))
                .run()
                .map(result -> new TrainedNetwork(fixed.word(), counts, result));
    }

    private NetworkCounts counts(Optional<Genotype> genotype, Retrain retrain) {
        return NetworkCounts.of(Networks.ofTest(
                genotype, experiment.space(), retrain, run.data().input()));
    }
}
