package org.astrapia.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cell-based search space in the manner of DARTS: cells of two input nodes and {@code nodes} intermediate nodes, each
 * edge a mixture of {@code operations}.
 *
 * @param name of the built-in space it extends, or the experiment's
 * @param cells number of cells of the supernet
 * @param channels channels of the first cell's nodes (the stem has three times as many)
 * @param nodes intermediate nodes of a cell
 * @param operations candidates of every edge, in the order of the columns of alpha
 * @param definitions every operation that may be named, also by a genotype
 */
public record SearchSpace(
        String name, int cells, int channels, int nodes, List<String> operations, Map<String, Operation> definitions) {
    /** The most intermediate nodes of a cell. */
    public static final int MOST_NODES = 8;

    public SearchSpace {
        operations = List.copyOf(operations);
        definitions = Map.copyOf(definitions);
    }

    /** Edges of a cell: intermediate node {@code 2 + i} is reached from all {@code 2 + i} earlier nodes. */
    public int edges() {
        return nodes * (nodes + 3) / 2;
    }

    /** Row of alpha for the edge {@code from -> to}, in the order 2<-0, 2<-1, 3<-0, 3<-1, 3<-2, ... */
    public int row(int to, int from) {
        int node = to - 2;
        return node * (node + 3) / 2 + from;
    }

    /** The candidates with their chains, in the order of the columns of alpha. */
    public List<Operation> candidates() {
        List<Operation> candidates = new ArrayList<>();
        for (String operation : operations) {
            candidates.add(definitions.get(operation));
        }
        return candidates;
    }

    /** Whether cell {@code index} of {@code cells} halves the resolution and doubles the channels. */
    public static boolean isReduction(int index, int cells) {
        return index == cells / 3 || index == 2 * cells / 3;
    }
}
