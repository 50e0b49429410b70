package org.astrapia.engine.stage;

import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.SearchMethod;
import org.astrapia.data.Split;
import org.astrapia.engine.Pipeline;
import org.astrapia.genotype.Genotype;
import org.astrapia.run.result.TrainResult;

/**
 * The best of some architectures drawn at random (Li and Talwalkar 2019). Each is trained as in retraining, for the
 * search's epochs and on the weights' part of the training images, and judged on the other part by the mean recall of its
 * classes; test images are not looked at.
 */
public final class RandomSearchStage {
    private final RunContext run;
    private final int candidates;
    private final Experiment experiment;
    private final Search search;
    private final Split split;

    public RandomSearchStage(RunContext run, SearchMethod.Random method) {
        this.run = run;
        this.candidates = method.candidates();
        this.experiment = run.experiment();
        this.search = experiment.search();
        this.split = run.data().split(search.split(), experiment.seed().data(), false);
    }

    /** What was found; empty when cancelled. */
    public Optional<Found> run() {
        Optional<Found> best = Optional.empty();
        double seconds = 0;
        for (int number = 1; number <= candidates; number++) {
            Genotype genotype = Candidates.draw(experiment, number);
            if (Pipeline.obstacle(genotype).isPresent()) {
                continue;
            }
            Optional<TrainResult> trained = new TrainStage(run, training(number, genotype)).run();
            if (trained.isEmpty()) {
                return Optional.empty();
            }
            seconds += trained.get().seconds();
            OptionalDouble recall = trained.get().evaluations().balanced().balancedAccuracy();
            double score = recall.orElse(0);
            if (best.isEmpty() || score > best.get().score()) {
                best = Optional.of(new Found(genotype, score, seconds));
            }
        }
        double total = seconds;
        return Optional.of(best.map(found -> new Found(found.genotype(), found.score(), total))
                .orElseThrow(() -> new RunFailedException("none of " + candidates
                        + " random genotypes has a path from input to output; draw more of them")));
    }

    /**
     * The chosen architecture.
     *
     * @param score mean recall on the images that were held out
     * @param seconds that all candidates took
     */
    public record Found(Genotype genotype, double score, double seconds) {}

    private Training training(int number, Genotype genotype) {
        Retrain budget = experiment.retrain().forCandidate(search.epochs(), search.batch());
        return new Training(
                "candidate-" + number,
                budget,
                Optional.of(genotype),
                split.weights(),
                Evaluator.ofHeldOut(run.data(), split.architecture(), run.cancel()),
                Optional.empty());
    }
}
