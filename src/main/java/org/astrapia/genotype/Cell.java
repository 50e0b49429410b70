package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.List;

/**
 * One kind of cell.
 *
 * @param nodes edges that enter each intermediate node, node 2 first, in the order as written and with duplicates; a
 *     node without edges is absent from the network
 * @param output intermediate nodes whose concatenation is the cell's output
 */
public record Cell(List<List<Edge>> nodes, List<Integer> output) {
    /** More intermediate nodes than anyone's cell; keeps {@code range(2, 1000000000)} from filling the memory. */
    static final int MOST_NODES = 100;

    /** More edges than a cell of eight nodes has with every operation on each. */
    static final int MOST_EDGES = 1000;

    /** A cell without nodes. */
    static final Cell EMPTY = new Cell(List.of(), List.of());

    public Cell {
        nodes = nodes.stream().map(List::copyOf).toList();
        output = List.copyOf(output);
    }

    /** Edges that enter node {@code node} (2 or more). */
    public List<Edge> edgesInto(int node) {
        return nodes.get(node - 2);
    }

    /** A cell whose output concatenates every node that exists. */
    public static Cell ofNodes(List<List<Edge>> nodes) {
        return new Cell(nodes, new Cell(nodes, List.of()).existing());
    }

    /**
     * Intermediate nodes that exist, ascending: those with an edge from an input or from a node that exists. The
     * published FairDARTS code ignores an edge whose source does not exist.
     */
    public List<Integer> existing() {
        List<Integer> existing = new ArrayList<>(List.of(0, 1));
        for (int node = 2; node < nodes.size() + 2; node++) {
            if (edgesInto(node).stream().map(Edge::from).anyMatch(existing::contains)) {
                existing.add(node);
            }
        }
        return List.copyOf(existing.subList(2, existing.size()));
    }
}
