package org.astrapia.engine;

import java.util.List;
import java.util.Map;

/**
 * What training a network gave.
 *
 * @param evaluations after the last epoch
 * @param seconds it took
 */
record TrainResult(Evaluations evaluations, double seconds) {
    private static final String BALANCED = "confusion/balanced";
    private static final String LONG_TAILED = "confusion/long_tailed";

    static TrainResult of(Checkpoint checkpoint, List<Integer> trainCounts) {
        Evaluations evaluations = new Evaluations(
                evaluation(checkpoint.longs(BALANCED), trainCounts),
                evaluation(checkpoint.longs(LONG_TAILED), trainCounts));
        return new TrainResult(evaluations, StageProgress.stageSeconds(checkpoint));
    }

    /** What {@link #of} reads. */
    static Map<String, Object> entries(Evaluations evaluations) {
        return Map.of(BALANCED, flat(evaluations.balanced()), LONG_TAILED, flat(evaluations.longTailed()));
    }

    private static long[] flat(Evaluation evaluation) {
        return evaluation.confusion().stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static Evaluation evaluation(long[] flat, List<Integer> trainCounts) {
        int classes = trainCounts.size();
        long[][] counts = new long[classes][classes];
        for (int label = 0; label < classes; label++) {
            System.arraycopy(flat, label * classes, counts[label], 0, classes);
        }
        return Evaluation.ofCounts(counts, trainCounts);
    }
}
