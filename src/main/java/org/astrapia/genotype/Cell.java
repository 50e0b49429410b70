package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One kind of cell. Its inputs are the nodes 0 or 0 and 1; its own nodes count on from there.
 *
 * @param inputs earlier cells whose outputs it takes, 1 or 2
 * @param nodes edges that enter each intermediate node, the first node's first, in the order as written and with duplicates; a
 *     node without edges is absent from the network
 * @param join how the nodes of the output become one
 * @param output intermediate nodes of which the cell's output is made
 */
public record Cell(int inputs, List<List<Edge>> nodes, Join join, List<Integer> output) {
    /** More intermediate nodes than anyone's cell; keeps {@code range(2, 1000000000)} from filling the memory. */
    static final int MOST_NODES = 100;

    /** More edges than a cell of eight nodes has with every operation on each. */
    static final int MOST_EDGES = 1000;

    /** A cell without nodes. */
    static final Cell EMPTY = new Cell(List.of(), List.of());

    /** How nodes become one output; of a single node both give the node itself. */
    public enum Join {
        /** Side by side. */
        CONCAT,
        /** Added up. */
        SUM
    }

    public Cell {
        nodes = nodes.stream().map(List::copyOf).toList();
        output = List.copyOf(output);
    }

    /** A cell as DARTS has them, with two inputs, whose output nodes are concatenated. */
    public Cell(List<List<Edge>> nodes, List<Integer> output) {
        this(2, nodes, Join.CONCAT, output);
    }

    /** The same with another output. */
    Cell with(List<Integer> nodesOfOutput) {
        return new Cell(inputs, nodes, join, nodesOfOutput);
    }

    /** The number behind that of the last node. */
    public int end() {
        return inputs + nodes.size();
    }

    /** The numbers of the intermediate nodes. */
    public List<Integer> numbers() {
        return IntStream.range(inputs, end()).boxed().toList();
    }

    /** Edges that enter an intermediate node. */
    public List<Edge> edgesInto(int node) {
        return nodes.get(node - inputs);
    }

    /** A cell as DARTS has them, whose output concatenates every node that exists. */
    public static Cell ofNodes(List<List<Edge>> nodes) {
        return Shape.DARTS.cell(nodes);
    }

    /**
     * Intermediate nodes that exist, ascending: those with an edge from an input or from a node that exists. The
     * published FairDARTS code ignores an edge whose source does not exist.
     */
    public List<Integer> existing() {
        List<Integer> existing =
                new ArrayList<>(IntStream.range(0, inputs).boxed().toList());
        for (int node : numbers()) {
            if (edgesInto(node).stream().map(Edge::from).anyMatch(existing::contains)) {
                existing.add(node);
            }
        }
        return List.copyOf(existing.subList(inputs, existing.size()));
    }
}
