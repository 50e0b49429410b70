package org.astrapia.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;

/**
 * The weights by which the operations of each edge are added up in the supernet.
 *
 * @param kinds {@code [edges, operations]} of each kind of cell, in the order of the space's kinds
 */
public record MixingWeights(List<float[][]> kinds) {
    public MixingWeights {
        kinds = List.copyOf(kinds);
    }

    /** Those that logits give. */
    public static MixingWeights of(Mixing mixing, Alphas alphas) {
        return new MixingWeights(alphas.kinds().stream()
                .map(rows -> Arrays.stream(rows)
                        .map(row -> floats(mixing.weights(row)))
                        .toArray(float[][]::new))
                .toList());
    }

    /** Those of a single architecture: 1 for the operations that it has, and 0 for all others. */
    public static MixingWeights of(SearchSpace space, Genotype genotype) {
        List<float[][]> kinds = new ArrayList<>();
        for (Cell cell : genotype.cells().values()) {
            float[][] rows = new float[space.edges()][space.operations().size()];
            for (int node : space.numbers()) {
                for (Edge edge : cell.edgesInto(node)) {
                    rows[space.row(node, edge.from())][space.operations().indexOf(edge.operation())] = 1;
                }
            }
            kinds.add(rows);
        }
        return new MixingWeights(kinds);
    }

    /** The same with other weights of one edge. */
    public MixingWeights with(int kind, int row, float... weights) {
        List<float[][]> changed = new ArrayList<>(kinds);
        float[][] rows = kinds.get(kind).clone();
        rows[row] = weights.clone();
        changed.set(kind, rows);
        return new MixingWeights(changed);
    }

    private static float[] floats(double[] weights) {
        float[] floats = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            floats[i] = (float) weights[i];
        }
        return floats;
    }
}
