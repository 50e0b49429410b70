package org.astrapia.engine.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.search.TrialMethod;
import org.astrapia.data.Split;
import org.astrapia.engine.stage.NetworkTraining;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.engine.stage.Standings.Standing;
import org.astrapia.engine.stage.Training;
import org.astrapia.engine.trial.Strategies;
import org.astrapia.engine.trial.Strategy;
import org.astrapia.engine.trial.Trial;
import org.astrapia.genotype.Genotype;
import org.astrapia.run.result.Cost;
import org.astrapia.run.result.SearchCost;

/**
 * Judges architectures one by one, and finds the best. Each is trained as in retraining, for the search's epochs and on the weights'
 * part of the training images, and judged on the other part by the mean recall of its classes; test images are not looked at. Or a
 * table of true accuracies judges them, or a proxy, and nothing is trained.
 *
 * <p>A search that was cut off walks through all its trials again. What they gave follows from the seed, or lies in their
 * checkpoints, so it goes on with the same numbers.
 */
public final class TrialSearch implements Search {
    private final RunContext run;
    private final TrialMethod method;
    private final Experiment.Search search;
    private final Split split;
    private final Strategy strategy;
    private final ProxyScores proxies;
    private final TrialRecord record;

    /** The number under which an architecture was tried first: trained again it would give the same. */
    private final Map<Genotype, Integer> first = new LinkedHashMap<>();

    private final Map<Asked, Double> known = new LinkedHashMap<>();
    private final Map<Integer, Cost> costs = new LinkedHashMap<>();

    public TrialSearch(RunContext run, TrialMethod method) {
        this.run = run;
        this.method = method;
        Experiment experiment = run.experiment();
        this.search = experiment.search();
        this.split = run.data().split(search.split(), experiment.seed().data(), search.labelFree());
        Candidates candidates = Candidates.of(experiment, run.data().input());
        this.strategy = Strategies.of(method, candidates.architectures(), search.epochs());
        this.proxies = new ProxyScores(run, method, split.weights());
        this.record = new TrialRecord(run, method, strategy.trials());
    }

    /** An architecture, and after how many epochs it is judged. */
    private record Asked(int candidate, int epochs) {}

    @Override
    public Optional<Found> run() {
        for (Optional<Trial> next = strategy.next(); next.isPresent(); next = strategy.next()) {
            Trial trial = next.get();
            int candidate = first.computeIfAbsent(trial.genotype(), drawn -> trial.number());
            Asked asked = new Asked(candidate, trial.epochs());
            boolean isNew = false;
            if (!known.containsKey(asked)) {
                Optional<Standing> standing = judge(trial, candidate);
                if (standing.isEmpty()) {
                    return Optional.empty();
                }
                isNew = !standing.get().known();
                known.put(asked, standing.get().score());
                if (!trial.isByProxy()) {
                    costs.put(candidate, standing.get().cost());
                }
            }
            double score = known.get(asked);
            strategy.judged(score);
            record.add(trial, candidate, score, isNew, cost());
        }
        record.end();
        SearchCost all = new SearchCost(cost(), 0);
        return Optional.of(record.best()
                .map(genotype -> new Found(genotype, all))
                .orElseThrow(() -> new RunFailedException(
                        "the search found no architecture with a path from input to output; draw more of them")));
    }

    private Cost cost() {
        return costs.values().stream().reduce(proxies.cost(), Cost::plus);
    }

    /** Empty when cancelled. */
    private Optional<Standing> judge(Trial trial, int candidate) {
        if (trial.isByProxy()) {
            return proxies.of(trial);
        }
        if (method.asksTable()) {
            return record.truth(trial.genotype()).map(place -> new Standing(place.accuracy(), Cost.NONE, true));
        }
        Training training = Training.ofCandidate(run, candidate, trial.genotype(), split, trial.epochs());
        if (!costs.containsKey(candidate)) {
            training.width(run).ifPresent(width -> run.say(training.stage() + ": " + width.described()));
        }
        return NetworkTraining.judge(run, training);
    }
}
