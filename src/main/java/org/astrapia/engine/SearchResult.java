package org.astrapia.engine;

import java.util.Map;
import org.astrapia.space.Alphas;

/**
 * What a search found.
 *
 * @param alphas logits at its end
 * @param steps architecture steps
 * @param seconds it took
 */
record SearchResult(Alphas alphas, long steps, double seconds) {
    private static final String NORMAL = "alpha/normal";
    private static final String REDUCE = "alpha/reduce";
    private static final String STEPS = "alpha/position";

    static SearchResult of(Checkpoint checkpoint, int edges) {
        Alphas alphas = new Alphas(rows(checkpoint.floats(NORMAL), edges), rows(checkpoint.floats(REDUCE), edges));
        return new SearchResult(alphas, checkpoint.longs(STEPS)[0], StageProgress.stageSeconds(checkpoint));
    }

    /** What {@link #of} reads. */
    static Map<String, Object> entries(Alphas alphas, long steps) {
        return Map.of(NORMAL, flat(alphas.normal()), REDUCE, flat(alphas.reduce()), STEPS, new long[] {steps});
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        return flat;
    }

    private static float[][] rows(float[] flat, int edges) {
        int operations = flat.length / edges;
        float[][] rows = new float[edges][operations];
        for (int i = 0; i < edges; i++) {
            System.arraycopy(flat, i * operations, rows[i], 0, operations);
        }
        return rows;
    }
}
