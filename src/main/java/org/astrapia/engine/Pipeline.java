package org.astrapia.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Retrain;
import org.astrapia.config.TrainedStage;
import org.astrapia.engine.search.GroundTruth;
import org.astrapia.engine.search.Search;
import org.astrapia.engine.search.Searches;
import org.astrapia.engine.stage.NetworkTraining;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.engine.stage.Training;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.network.Width;
import org.astrapia.run.GenotypeFiles;
import org.astrapia.run.Plan;
import org.astrapia.run.Provenance;
import org.astrapia.run.RunFolder;
import org.astrapia.run.picture.PictureMaker;
import org.astrapia.run.result.EvaluationWriter;
import org.astrapia.run.result.RunResults;
import org.astrapia.run.result.SearchCost;
import org.astrapia.run.result.TrainedNetwork;
import org.astrapia.run.result.Truth;
import org.astrapia.space.Collapse;

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
        PictureMaker.write(run.folder(), run.data().dataset(), run.data().train(), results);
    }

    private boolean genotype() {
        GenotypeFiles files = new GenotypeFiles(run.folder(), genotypesRoot);
        if (plan == Plan.RETRAIN) {
            Path file = run.folder().file(RunFolder.GENOTYPE);
            results = results.withGenotype(files.read(experiment.space()), file);
            SearchCost.of(Provenance.search(run.folder())).ifPresent(cost -> results = results.withSearch(cost));
            lookUp(false);
            return true;
        }
        if (!plan.searches(experiment)) {
            run.say("retrain.network is a fixed network, so nothing is searched");
            return true;
        }
        Optional<Search.Found> found = Searches.of(run).run();
        found.ifPresent(search -> {
            Genotype genotype = withSeeds(search.genotype());
            results = results.withSearch(search.cost())
                    .withNotes(notes(search))
                    .withGenotype(genotype, files.save(genotype, run::say));
            lookUp(experiment.search().method().asksTable());
        });
        return found.isPresent();
    }

    /** What there is to say of what a search found; why it ended is told when it ends. */
    private List<String> notes(Search.Found found) {
        List<String> notes = new ArrayList<>();
        found.ended().ifPresent(notes::add);
        if (experiment.search().method().hasSupernet()) {
            Collapse.of(experiment.space(), found.genotype()).ifPresent(collapse -> {
                String advice = experiment.search().method().movesAlpha()
                        ? ". Maybe search.stop: skips(2), or a limit of derive such as skip_connect=2"
                        : "";
                notes.add(collapse + advice);
                run.say(collapse + advice);
            });
        }
        return notes;
    }

    /**
     * Tells what the genotype is worth, where a table says it.
     *
     * @param optimistic whether the table chose it
     */
    private void lookUp(boolean optimistic) {
        Optional<Truth> truth = GroundTruth.of(experiment)
                .map(known -> known.of(results.genotype().orElseThrow(), optimistic));
        truth.ifPresent(known -> run.say("true accuracy of the genotype: " + known.described()));
        results = results.withTruth(truth);
    }

    private Genotype withSeeds(Genotype derived) {
        Map<String, String> provenance = Map.of(
                "experiment", experiment.name(),
                "data-seed", Long.toString(experiment.seed().data()),
                "search-seed", Long.toString(experiment.seed().search()));
        return derived.from(provenance);
    }

    private boolean retrain() {
        Retrain retrain = experiment.retrain().ofItsNetwork();
        Optional<Genotype> genotype = retrain.network().fixed().isPresent() ? Optional.empty() : results.genotype();
        genotype.ifPresent(this::requirePath);
        Optional<TrainedNetwork> trained = train(TrainedStage.RETRAIN, retrain, genotype);
        trained.ifPresent(network -> {
            results = results.withNetwork(network);
            if (!run.measureAgain()) { // otherwise the file holds both networks already
                writeEvaluation();
            }
        });
        return trained.isPresent();
    }

    private void requirePath(Genotype genotype) {
        GenotypeCheck.obstacle(genotype).ifPresent(obstacle -> {
            throw new RunFailedException("no network can be built from the genotype, since " + obstacle
                    + "; it is kept in " + run.folder().file(RunFolder.GENOTYPE)
                    + ". Maybe a longer search, a lower threshold, or derive: top(2)");
        });
    }

    private boolean baseline() {
        Optional<Retrain> beside = experiment.beside();
        Optional<TrainedNetwork> trained =
                beside.flatMap(retrain -> train(TrainedStage.BASELINE, retrain, Optional.empty()));
        trained.ifPresent(network -> results = results.withBaseline(network));
        return beside.isEmpty() || trained.isPresent();
    }

    /** Empty when cancelled. */
    private Optional<TrainedNetwork> train(String stage, Retrain retrain, Optional<Genotype> genotype) {
        String name = retrain.network().fixed().map(FixedNetwork::word).orElse(GENOTYPE);
        Training training = Training.of(run, stage, retrain, genotype);
        Optional<Width> width = training.width(run);
        width.ifPresent(found -> run.say(stage + ": " + found.described()));
        return NetworkTraining.run(run, training)
                .map(result -> new TrainedNetwork(name, counts(genotype, retrain), width, result));
    }

    private NetworkCounts counts(Optional<Genotype> genotype, Retrain retrain) {
        return NetworkCounts.of(Networks.ofTest(
                genotype, experiment.space(), retrain, run.data().input()));
    }
}
