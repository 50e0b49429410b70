package org.astrapia.engine.stage;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Cost;
import org.astrapia.run.result.Evaluations;

/**
 * How a candidate stood whenever its training paused. A checkpoint of a later moment still tells it.
 *
 * @param byEpochs score by the epochs that were done
 */
public record Standings(Map<Integer, Double> byEpochs) {
    /** Before the first pause. */
    static final Standings NONE = new Standings(Map.of());

    private static final String EPOCHS = "pauses/epochs";
    private static final String SCORES = "pauses/scores";

    /**
     * What a candidate of a search was found to be worth.
     *
     * @param score more is better
     * @param cost of the candidate, so far
     * @param known whether an earlier process had found it already
     */
    public record Standing(double score, Cost cost, boolean known) {
        /** The same with what a stage before it cost. */
        Standing plus(Cost before) {
            return new Standing(score, before.plus(cost), known);
        }
    }

    /** Those that a checkpoint tells. */
    static Standings of(Checkpoint checkpoint) {
        if (!checkpoint.has(EPOCHS)) {
            return NONE;
        }
        int[] epochs = checkpoint.ints(EPOCHS);
        double[] scores = checkpoint.doubles(SCORES, epochs.length);
        Map<Integer, Double> byEpochs = new TreeMap<>();
        for (int i = 0; i < epochs.length; i++) {
            byEpochs.put(epochs[i], scores[i]);
        }
        return new Standings(byEpochs);
    }

    /** By which candidates are compared: the mean recall of the classes. */
    static double score(Evaluations evaluations) {
        return evaluations.score().orElse(0);
    }

    /** These and one more. */
    Standings with(int epochs, double score) {
        Map<Integer, Double> more = new TreeMap<>(byEpochs);
        more.put(epochs, score);
        return new Standings(more);
    }

    /** The score after so many epochs; empty where it did not pause then. */
    Optional<Double> at(int epochs) {
        return Optional.ofNullable(byEpochs.get(epochs));
    }

    /** What {@link #of} reads; nothing before the first pause. */
    Map<String, Object> entries() {
        return byEpochs.isEmpty()
                ? Map.of()
                : Map.of(
                        EPOCHS,
                        byEpochs.keySet().stream().mapToInt(Integer::intValue).toArray(),
                        SCORES,
                        byEpochs.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray());
    }
}
