package org.astrapia.engine.stage;

import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Retrain;
import org.astrapia.config.search.SearchMethod;
import org.astrapia.data.Split;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.run.result.Cost;
import org.astrapia.run.result.SearchCost;
import org.astrapia.run.result.TrainResult;

/**
 * The best of some architectures drawn at random (Li and Talwalkar 2019). Each is trained as in retraining, for the
 * search's epochs and on the weights' part of the training images, and judged on the other part by the mean recall of its
 * classes; test images are not looked at. Or a table of true accuracies judges them, and nothing is trained.
 */
public final class RandomSearch implements Search {
    private final RunContext run;
    private final int candidates;
    private final boolean asksTable;
    private final Experiment experiment;
    private final Experiment.Search search;
    private final Candidates drawn;
    private final Split split;

    public RandomSearch(RunContext run, SearchMethod.Random method) {
        this.run = run;
        this.candidates = method.candidates();
        this.asksTable = method.asksTable();
        this.experiment = run.experiment();
        this.search = experiment.search();
        this.drawn = Candidates.of(experiment, run.data().input());
        this.split = run.data().split(search.split(), experiment.seed().data(), false);
    }

    @Override
    public Optional<Found> run() {
        return asksTable ? Optional.of(byTable()) : trained();
    }

    /** The one that the table calls the best; nothing is trained. */
    private Found byTable() {
        GroundTruth truth = GroundTruth.of(experiment).orElseThrow();
        Genotype best = drawn.draw(1);
        for (int number = 2; number <= candidates; number++) {
            Genotype genotype = drawn.draw(number);
            best = truth.find(genotype).accuracy() > truth.find(best).accuracy() ? genotype : best;
        }
        return new Found(best, new SearchCost(Cost.NONE, 0));
    }

    private Optional<Found> trained() {
        Optional<Genotype> best = Optional.empty();
        double bestRecall = 0;
        Cost cost = Cost.NONE;
        for (int number = 1; number <= candidates; number++) {
            Genotype genotype = drawn.draw(number);
            if (GenotypeCheck.obstacle(genotype).isPresent()) {
                continue;
            }
            Training training = training(number, genotype);
            training.width(run).ifPresent(width -> run.say(training.stage() + ": " + width.described()));
            Optional<TrainResult> trained = NetworkTraining.run(run, training);
            if (trained.isEmpty()) {
                return Optional.empty();
            }
            cost = cost.plus(trained.get().cost());
            double recall =
                    trained.get().evaluations().balanced().balancedAccuracy().orElse(0);
            if (best.isEmpty() || recall > bestRecall) {
                best = Optional.of(genotype);
                bestRecall = recall;
            }
        }
        SearchCost all = new SearchCost(cost, 0);
        return Optional.of(best.map(genotype -> new Found(genotype, all))
                .orElseThrow(() -> new RunFailedException("none of " + candidates
                        + " random genotypes has a path from input to output; draw more of them")));
    }

    private Training training(int number, Genotype genotype) {
        Retrain budget = experiment.retrain().forCandidate(search.epochs(), search.batch());
        return new Training(
                "candidate-" + number,
                budget,
                Optional.of(genotype),
                split.weights(),
                Evaluator.ofHeldOut(run.data(), split.architecture(), run.cancel()),
                Optional.empty(),
                Optional.empty());
    }
}
