package org.astrapia.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The operations that each edge of a supernet still has.
 *
 * @param kinds columns of each edge, for each kind of cell
 */
public record KeptOperations(List<List<Set<Integer>>> kinds) {
    /** A logit beside which no 32-bit number is left of a softmax or sigmoid weight. */
    private static final float NEVER = -1000;

    /** All of a space. */
    public static KeptOperations all(SearchSpace space) {
        Set<Integer> columns =
                IntStream.range(0, space.operations().size()).boxed().collect(Collectors.toUnmodifiableSet());
        List<Set<Integer>> edges =
                IntStream.range(0, space.edges()).mapToObj(row -> columns).toList();
        return new KeptOperations(
                space.skeleton().shape().names().stream().map(kind -> edges).toList());
    }

    /** So many of each edge that have the largest weights, of equal ones the first (Chen et al. 2019, P-DARTS, section 3.2). */
    public KeptOperations strongest(int count, Mixing mixing, Alphas alphas) {
        List<List<Set<Integer>>> fewer = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            List<Set<Integer>> edges = new ArrayList<>();
            for (int row = 0; row < kinds.get(kind).size(); row++) {
                double[] weights = mixing.weights(alphas.kinds().get(kind)[row]);
                edges.add(kinds.get(kind).get(row).stream()
                        .sorted(Comparator.comparingDouble((Integer column) -> -weights[column])
                                .thenComparing(column -> column))
                        .limit(count)
                        .collect(Collectors.toUnmodifiableSet()));
            }
            fewer.add(edges);
        }
        return new KeptOperations(fewer);
    }

    /** Logits that give the others no weight. */
    public Alphas only(Alphas alphas) {
        List<float[][]> logits = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            float[][] rows = alphas.kinds().get(kind);
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    rows[row][column] = kinds.get(kind).get(row).contains(column) ? rows[row][column] : NEVER;
                }
            }
            logits.add(rows);
        }
        return new Alphas(logits);
    }
}
