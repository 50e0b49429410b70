package org.astrapia.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A cell-based search space: cells of one or two input nodes and {@code nodes} intermediate nodes, each edge a mixture of
 * {@code operations}.
 *
 * @param name of the built-in space it extends, or the experiment's
 * @param cells number of cells of the supernet, or of a stage where residual blocks reduce
 * @param channels channels of the first cell's nodes
 * @param nodes intermediate nodes of a cell
 * @param operations candidates of every edge, in the order of the columns of alpha
 * @param definitions every operation that may be named, also by a genotype
 * @param skeleton what cells have in common, and how they are stacked
 */
public record SearchSpace(
        String name,
        int cells,
        int channels,
        int nodes,
        List<String> operations,
        Map<String, Operation> definitions,
        Skeleton skeleton) {
    /** The most intermediate nodes of a cell. */
    public static final int MOST_NODES = 8;

    public SearchSpace {
        operations = List.copyOf(operations);
        definitions = Map.copyOf(definitions);
    }

    /** A space whose cells are those of DARTS. */
    public SearchSpace(
            String name,
            int cells,
            int channels,
            int nodes,
            List<String> operations,
            Map<String, Operation> definitions) {
        this(name, cells, channels, nodes, operations, definitions, Skeleton.DARTS);
    }

    /** The same with another number of cells. */
    public SearchSpace withCells(int number) {
        return new SearchSpace(name, number, channels, nodes, operations, definitions, skeleton);
    }

    /** Inputs of a cell, and so the number of its first intermediate node. */
    public int inputs() {
        return skeleton.shape().inputs();
    }

    /** The numbers of a cell's intermediate nodes. */
    public List<Integer> numbers() {
        return IntStream.range(inputs(), inputs() + nodes).boxed().toList();
    }

    /** Edges of a cell: every intermediate node is reached from all earlier nodes. */
    public int edges() {
        return nodes * inputs() + nodes * (nodes - 1) / 2;
    }

    /** Row of alpha for the edge {@code from -> to}; with two inputs in the order 2<-0, 2<-1, 3<-0, 3<-1, 3<-2, ... */
    public int row(int to, int from) {
        int node = to - inputs();
        return node * inputs() + node * (node - 1) / 2 + from;
    }

    /** The candidates with their chains, in the order of the columns of alpha. */
    public List<Operation> candidates() {
        List<Operation> candidates = new ArrayList<>();
        for (String operation : operations) {
            candidates.add(definitions.get(operation));
        }
        return candidates;
    }

    /** The first candidate that gives zeros, if there is one. */
    public Optional<Operation> zero() {
        return candidates().stream().filter(Operation::isZero).findFirst();
    }
}
