package org.astrapia.genotype;

import java.util.List;

/**
 * One kind of cell.
 *
 * @param nodes edges that enter each intermediate node, node 2 first, in the order as written and with duplicates; a
 *     node without edges is absent from the network
 * @param output intermediate nodes whose concatenation is the cell's output
 */
public record Cell(List<List<Edge>> nodes, List<Integer> output) {
    public Cell {
        nodes = nodes.stream().map(List::copyOf).toList();
        output = List.copyOf(output);
    }

    /** Edges that enter node {@code node} (2 or more). */
    public List<Edge> edgesInto(int node) {
        return nodes.get(node - 2);
    }
}
