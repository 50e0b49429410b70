package org.astrapia.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.Kept;

/** Architectures drawn at random: what a searched architecture has to beat (Li and Talwalkar, 2019). */
public final class RandomGenotypes {
    private final SplittableRandom random;
    private final SearchSpace space;
    private final List<String> operations;

    private RandomGenotypes(SearchSpace space, long seed) {
        // Not java.util.Random, whose first numbers are nearly the same for neighbouring seeds.
        this.random = new SplittableRandom(seed);
        this.space = space;
        this.operations = operations(space);
    }

    /**
     * Draws a genotype: two distinct sources per node, each with an operation of the space, every choice equally likely;
     * operations that are always zero ({@code none}) are not drawn. Where a genotype keeps all edges, each has one operation of all,
     * {@code none} among them, as in the search of NAS-Bench-201 at random.
     */
    public static Genotype draw(SearchSpace space, long seed, String name) {
        RandomGenotypes genotypes = new RandomGenotypes(space, seed);
        List<Cell> cells = space.skeleton().shape().names().stream()
                .map(kind -> genotypes.cell())
                .toList();
        return space.skeleton()
                .shape()
                .genotype(name, space.name(), cells, Map.of("source", "random", "seed", "" + seed));
    }

    /** Operations that an edge of a genotype may have. */
    public static List<String> operations(SearchSpace space) {
        return space.candidates().stream()
                .filter(operation -> keepsAll(space) || !operation.isZero())
                .map(Operation::name)
                .toList();
    }

    /** Whether all edges that could enter a node do, rather than two of them. */
    public static boolean takesAll(SearchSpace space, int node) {
        return keepsAll(space) || node == 1;
    }

    private static boolean keepsAll(SearchSpace space) {
        return space.skeleton().shape().edges() == Kept.ALL;
    }

    private Cell cell() {
        List<List<Edge>> nodes = new ArrayList<>();
        for (int node : space.numbers()) {
            nodes.add(takesAll(space, node) ? all(node) : two(node));
        }
        return space.skeleton().shape().cell(nodes);
    }

    private List<Edge> all(int node) {
        return IntStream.range(0, node).mapToObj(this::edge).toList();
    }

    private List<Edge> two(int node) {
        int first = random.nextInt(node);
        int second = random.nextInt(node - 1);
        second += second >= first ? 1 : 0;
        return List.of(edge(first), edge(second)).stream()
                .sorted(Comparator.comparingInt(Edge::from))
                .toList();
    }

    private Edge edge(int from) {
        return new Edge(operations.get(random.nextInt(operations.size())), from);
    }
}
