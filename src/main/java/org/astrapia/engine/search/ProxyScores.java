package org.astrapia.engine.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.astrapia.config.Experiment;
import org.astrapia.config.Retrain;
import org.astrapia.config.search.Proxy;
import org.astrapia.config.search.TrialMethod;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.Epoch;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.engine.stage.StageIdentity;
import org.astrapia.engine.stage.Standings.Standing;
import org.astrapia.engine.trial.Trial;
import org.astrapia.graph.UntrainedNetwork;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.CheckpointStore;
import org.astrapia.run.result.Cost;

/**
 * What a proxy says of architectures, by their networks as they would be trained as candidates, with the weights of the beginning.
 * Scores that take time are kept in a checkpoint.
 */
final class ProxyScores {
    /** Name of the stage. */
    static final String NAME = "zero-cost";

    private static final String NUMBERS = "proxy/numbers";
    private static final String SCORES = "proxy/scores";
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final RunContext run;
    private final Experiment experiment;
    private final Proxy proxy;
    private final int[] images;
    private final StageIdentity identity;
    private final CheckpointStore store;
    private final Map<Integer, Double> scores = new LinkedHashMap<>();
    private Cost cost = Cost.NONE;
    private boolean isOpen;
    private Optional<Batch> batch = Optional.empty();

    /**
     * @param method whose proxy it is, if it has one
     * @param images of the weights
     */
    ProxyScores(RunContext run, TrialMethod method, int[] images) {
        this.run = run;
        this.experiment = run.experiment();
        this.proxy = method.ranking().orElse(Proxy.PARAMETERS);
        this.images = images;
        this.identity = new StageIdentity(run, NAME, experiment.seed().retrain(), images);
        this.store = new CheckpointStore(run.folder().checkpoints(NAME), run::say);
    }

    /** What all of them took. */
    Cost cost() {
        return cost;
    }

    /** That of an architecture at its initial weights; empty when cancelled. */
    Optional<Standing> of(Trial trial) {
        open();
        Double known = scores.get(trial.number());
        if (known != null) {
            return Optional.of(new Standing(known, cost, true));
        }
        if (run.cancel().isRequested()) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        Retrain retrain = experiment
                .retrain()
                .forCandidate(experiment.search().epochs(), experiment.search().batch());
        Program program = Networks.ofTraining(
                Optional.of(trial.genotype()),
                experiment.space(),
                retrain,
                run.data().input());
        NetworkCounts counts = NetworkCounts.of(program.only(Program.LOGITS));
        double score = switch (proxy) {
            case PARAMETERS -> counts.parameters();
            case SYNFLOW -> network(program).synapticFlow();
            case NASWOT -> network(program).logDeterminantOfCodes(batch());
        };
        long multiplyAdds = switch (proxy) {
            case PARAMETERS -> 0;
            case SYNFLOW -> counts.ofStep();
            case NASWOT -> counts.multiplyAdds() * batch().count();
        };
        if (Double.isNaN(score) || score == Double.POSITIVE_INFINITY) {
            throw new RunFailedException(NAME + ": the network of candidate " + trial.number()
                    + " is so deep that its score passes what 32 bits hold. Maybe another proxy, or fewer cells");
        }
        scores.put(trial.number(), score);
        cost = cost.plus(new Cost((System.nanoTime() - start) / SECOND, multiplyAdds));
        if (proxy.computes()) {
            save();
        }
        return Optional.of(new Standing(score, cost, false));
    }

    private UntrainedNetwork network(Program program) {
        return new UntrainedNetwork(
                program, run.data().input(), run.execution(), experiment.seed().retrain());
    }

    /** One batch of the images of the weights, as they are. */
    private Batch batch() {
        if (batch.isEmpty()) {
            int size = Math.min(experiment.search().batch(), images.length);
            try (Epoch epoch = run.data()
                    .training(
                            images,
                            List.of(List.of()),
                            size,
                            false,
                            experiment.seed().search())
                    .open(0, 0)) {
                batch = Optional.of(epoch.next());
            }
        }
        return batch.get();
    }

    private void open() {
        if (isOpen) {
            return;
        }
        isOpen = true;
        Optional<Checkpoint> saved = store.latest();
        run.tables().goOnFrom(saved);
        saved.ifPresent(checkpoint -> {
            identity.require(checkpoint);
            int[] numbers = checkpoint.ints(NUMBERS);
            double[] values = checkpoint.doubles(SCORES, numbers.length);
            for (int i = 0; i < numbers.length; i++) {
                scores.put(numbers[i], values[i]);
            }
            cost = Cost.of(checkpoint);
        });
    }

    private void save() {
        Checkpoint checkpoint = new Checkpoint()
                .put(Checkpoint.MULTIPLY_ADDS, new long[] {cost.multiplyAdds()})
                .put(Checkpoint.SECONDS, new double[] {cost.seconds(), 0})
                .put(
                        NUMBERS,
                        scores.keySet().stream().mapToInt(Integer::intValue).toArray())
                .put(
                        SCORES,
                        scores.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray());
        identity.putInto(checkpoint);
        run.originals().putInto(checkpoint);
        run.tables().putInto(checkpoint);
        store.save(scores.size(), 0, checkpoint);
    }
}
