package org.astrapia.engine.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Cost;
import org.astrapia.space.Alphas;
import org.astrapia.space.SearchSpace;

/**
 * What a search found.
 *
 * @param alphas logits at its end
 * @param steps architecture steps
 * @param cost of all its steps
 */
public record SearchResult(Alphas alphas, long steps, Cost cost) {
    private static final String ALPHA = "alpha/";
    private static final String EDGES = "alpha-of-edges/";
    private static final String STEPS = "alpha/position";

    static SearchResult of(Checkpoint checkpoint, SearchSpace space) {
        List<String> kinds = space.skeleton().shape().names();
        Alphas alphas = new Alphas(
                kinds.stream()
                        .map(kind -> rows(checkpoint, ALPHA + kind, space))
                        .toList(),
                kinds.stream()
                        .map(kind -> EDGES + kind)
                        .filter(checkpoint::has)
                        .map(name -> checkpoint.floats(name, space.edges()))
                        .toList());
        return new SearchResult(alphas, checkpoint.longs(STEPS, 1)[0], Cost.of(checkpoint));
    }

    /** What {@link #of} reads. */
    static Map<String, Object> entries(Alphas alphas, SearchSpace space, long steps) {
        Map<String, Object> entries = new LinkedHashMap<>();
        List<String> kinds = space.skeleton().shape().names();
        for (int kind = 0; kind < kinds.size(); kind++) {
            entries.put(ALPHA + kinds.get(kind), flat(alphas.kinds().get(kind)));
            if (!alphas.edges().isEmpty()) {
                entries.put(EDGES + kinds.get(kind), alphas.edges().get(kind));
            }
        }
        entries.put(STEPS, new long[] {steps});
        return entries;
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        return flat;
    }

    private static float[][] rows(Checkpoint checkpoint, String name, SearchSpace space) {
        int operations = space.operations().size();
        float[] flat = checkpoint.floats(name, space.edges() * operations);
        float[][] rows = new float[space.edges()][operations];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(flat, i * operations, rows[i], 0, operations);
        }
        return rows;
    }
}
