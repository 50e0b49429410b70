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

/** Architectures that are made of others, as evolution makes them (Guo et al. 2020, algorithm 1). */
public final class Offspring {
    private final SearchSpace space;
    private final List<String> operations;
    private final String name;

    /**
     * In a space.
     *
     * @param name of the genotypes that are made
     */
    public Offspring(SearchSpace space, String name) {
        this.space = space;
        this.operations = RandomGenotypes.operations(space);
        this.name = name;
    }

    /**
     * A genotype in which each operation is drawn anew with a probability. Where a genotype keeps some of a node's edges, the source of
     * each is drawn anew with the same probability, among the nodes that the node has no edge from.
     */
    public Genotype mutate(Genotype parent, double probability, SplittableRandom random) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : parent.cells().values()) {
            List<List<Edge>> nodes = new ArrayList<>();
            for (int node : space.numbers()) {
                nodes.add(mutate(cell.edgesInto(node), node, probability, random));
            }
            cells.add(space.skeleton().shape().cell(nodes));
        }
        return genotype(cells, "mutation");
    }

    private List<Edge> mutate(List<Edge> edges, int node, double probability, SplittableRandom random) {
        List<Edge> changed = new ArrayList<>(edges);
        for (int i = 0; i < changed.size(); i++) {
            Edge edge = changed.get(i);
            if (random.nextDouble() < probability) {
                edge = new Edge(operations.get(random.nextInt(operations.size())), edge.from());
                changed.set(i, edge);
            }
            List<Integer> free = free(changed, node);
            if (!keepsAll() && !free.isEmpty() && random.nextDouble() < probability) {
                changed.set(i, new Edge(edge.operation(), free.get(random.nextInt(free.size()))));
            }
        }
        changed.sort(Comparator.comparingInt(Edge::from));
        return changed;
    }

    private static List<Integer> free(List<Edge> edges, int node) {
        List<Integer> taken = edges.stream().map(Edge::from).toList();
        return IntStream.range(0, node)
                .filter(from -> !taken.contains(from))
                .boxed()
                .toList();
    }

    /**
     * A genotype each of whose edges is that of one parent or the other. Where a genotype keeps some of a node's edges, all of a node
     * come from one parent, so that it has as many as they have.
     */
    public Genotype cross(Genotype mother, Genotype father, SplittableRandom random) {
        List<Cell> cells = new ArrayList<>();
        List<Cell> others = List.copyOf(father.cells().values());
        for (Cell cell : mother.cells().values()) {
            Cell other = others.get(cells.size());
            List<List<Edge>> nodes = new ArrayList<>();
            for (int node : space.numbers()) {
                nodes.add(cross(cell.edgesInto(node), other.edgesInto(node), random));
            }
            cells.add(space.skeleton().shape().cell(nodes));
        }
        return genotype(cells, "crossover");
    }

    private List<Edge> cross(List<Edge> of, List<Edge> other, SplittableRandom random) {
        if (!keepsAll()) {
            return random.nextBoolean() ? of : other;
        }
        return IntStream.range(0, of.size())
                .mapToObj(i -> random.nextBoolean() ? of.get(i) : other.get(i))
                .toList();
    }

    private boolean keepsAll() {
        return space.skeleton().shape().edges() == Kept.ALL;
    }

    private Genotype genotype(List<Cell> cells, String source) {
        return space.skeleton().shape().genotype(name, space.name(), cells, Map.of("source", source));
    }
}
