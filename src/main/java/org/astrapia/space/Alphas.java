package org.astrapia.space;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Architecture logits.
 *
 * @param kinds {@code [edges, operations]} of each kind of cell, in the order of the space's kinds
 * @param edges logits of the edges of each kind of cell, where edges have weights of their own; empty where they have none
 */
public record Alphas(List<float[][]> kinds, List<float[]> edges) {
    public Alphas {
        kinds = List.copyOf(kinds);
        edges = List.copyOf(edges);
    }

    /** Of operations alone. */
    public Alphas(List<float[][]> kinds) {
        this(kinds, List.of());
    }

    /** Of normal and reduction cells. */
    public Alphas(float[][] normal, float[][] reduce) {
        this(List.of(normal, reduce));
    }

    /**
     * What a genotype is derived from: the weights of the operations of each edge, {@code [edges][operations]} of each kind of cell,
     * times the weight of the edge where it has one: softmax over the edges into its node (PC-DARTS).
     */
    public List<double[][]> weights(SearchSpace space, Mixing mixing) {
        List<double[][]> weights = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            double[][] rows = new double[space.edges()][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = mixing.weights(kinds.get(kind)[row]);
            }
            if (!edges.isEmpty()) {
                multiply(rows, edges.get(kind), space);
            }
            weights.add(rows);
        }
        return weights;
    }

    private static void multiply(double[][] rows, float[] logits, SearchSpace space) {
        for (int node : space.numbers()) {
            float[] own = new float[node];
            IntStream.range(0, node).forEach(from -> own[from] = logits[space.row(node, from)]);
            double[] shares = Shares.softmax(own);
            for (int from = 0; from < node; from++) {
                double[] row = rows[space.row(node, from)];
                for (int column = 0; column < row.length; column++) {
                    row[column] *= shares[from];
                }
            }
        }
    }
}
