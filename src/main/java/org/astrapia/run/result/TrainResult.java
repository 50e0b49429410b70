package org.astrapia.run.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.run.Checkpoint;

/**
 * What training a network gave.
 *
 * @param evaluations of the weights that are kept
 * @param cost of all its stages
 * @param chosen which weights those are, where they were chosen by images that were held out
 * @param before evaluations with the classifier before it was made anew, where it was
 */
public record TrainResult(Evaluations evaluations, Cost cost, Optional<Chosen> chosen, Optional<Evaluations> before) {
    private static final String BALANCED = "confusion/balanced";
    private static final String LONG_TAILED = "confusion/long_tailed";
    private static final String ADJUSTED = "/adjusted";

    /**
     * The result that a finished stage left in its checkpoint.
     *
     * @param trainCounts training images of each class
     * @throws org.astrapia.language.InvalidInputException when it has none, or one of other classes
     */
    public static TrainResult of(Checkpoint checkpoint, List<Integer> trainCounts) {
        Optional<Evaluations> adjusted = checkpoint.has(BALANCED + ADJUSTED)
                ? Optional.of(evaluations(checkpoint, ADJUSTED, trainCounts, Optional.empty()))
                : Optional.empty();
        Evaluations evaluations = evaluations(checkpoint, "", trainCounts, adjusted);
        Evaluations scored = LabelScores.of(checkpoint, trainCounts.size())
                .map(evaluations::with)
                .orElse(evaluations);
        Evaluations calibrated = Calibration.of(checkpoint).map(scored::with).orElse(scored);
        return again(checkpoint, Mistakes.of(checkpoint).map(calibrated::with).orElse(calibrated));
    }

    /** The same training tested anew. */
    public static TrainResult again(Checkpoint checkpoint, Evaluations evaluations) {
        return new TrainResult(evaluations, Cost.of(checkpoint), Chosen.of(checkpoint), Optional.empty());
    }

    /** This of a classifier that was made anew behind a training. */
    public TrainResult behind(TrainResult training) {
        return new TrainResult(
                evaluations, training.cost.plus(cost), training.chosen, Optional.of(training.evaluations));
    }

    /** The same with what a stage before it cost. */
    public TrainResult plus(Cost before) {
        return new TrainResult(evaluations, before.plus(cost), chosen, this.before);
    }

    private static Evaluations evaluations(
            Checkpoint checkpoint, String suffix, List<Integer> trainCounts, Optional<Evaluations> adjusted) {
        return new Evaluations(
                evaluation(checkpoint, BALANCED + suffix, trainCounts),
                evaluation(checkpoint, LONG_TAILED + suffix, trainCounts),
                adjusted);
    }

    /** What {@link #of} reads. */
    public static Map<String, Object> entries(Evaluations evaluations) {
        Map<String, Object> entries = new LinkedHashMap<>();
        put(entries, "", evaluations);
        evaluations.adjusted().ifPresent(adjusted -> put(entries, ADJUSTED, adjusted));
        evaluations.scores().ifPresent(scores -> entries.putAll(scores.entries()));
        evaluations.calibration().ifPresent(calibration -> entries.putAll(calibration.entries()));
        evaluations.mistakes().ifPresent(mistakes -> entries.putAll(mistakes.entries()));
        return entries;
    }

    private static void put(Map<String, Object> entries, String suffix, Evaluations evaluations) {
        entries.put(BALANCED + suffix, flat(evaluations.balanced()));
        entries.put(LONG_TAILED + suffix, flat(evaluations.longTailed()));
    }

    private static long[] flat(Evaluation evaluation) {
        return evaluation.confusion().stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static Evaluation evaluation(Checkpoint checkpoint, String name, List<Integer> trainCounts) {
        int classes = trainCounts.size();
        long[] flat = checkpoint.longs(name, classes * classes);
        long[][] counts = new long[classes][classes];
        for (int label = 0; label < classes; label++) {
            System.arraycopy(flat, label * classes, counts[label], 0, classes);
        }
        return Evaluation.ofCounts(counts, trainCounts);
    }
}
