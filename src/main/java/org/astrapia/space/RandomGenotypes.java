package org.astrapia.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;

/** Architectures drawn at random: what a searched architecture has to beat (Li and Talwalkar, 2019). */
public final class RandomGenotypes {
    private final SplittableRandom random;
    private final SearchSpace space;
    private final List<String> operations;

    private RandomGenotypes(SearchSpace space, long seed) {
        // Not java.util.Random, whose first numbers are nearly the same for neighbouring seeds.
        this.random = new SplittableRandom(seed);
        this.space = space;
        this.operations = space.candidates().stream()
                .filter(operation -> !operation.isZero())
                .map(Operation::name)
                .toList();
    }

    /**
     * Draws a genotype: two distinct sources per node, each with an operation of the space, every choice equally likely;
     * operations that are always zero ({@code none}) are not drawn.
     */
    public static Genotype draw(SearchSpace space, long seed, String name) {
        RandomGenotypes genotypes = new RandomGenotypes(space, seed);
        Cell normal = genotypes.cell();
        Cell reduce = genotypes.cell();
        return new Genotype(name, space.name(), normal, reduce, Map.of("source", "random", "seed", "" + seed));
    }

    private Cell cell() {
        List<List<Edge>> nodes = new ArrayList<>();
        for (int node = 2; node < space.nodes() + 2; node++) {
            int first = random.nextInt(node);
            int second = random.nextInt(node - 1);
            second += second >= first ? 1 : 0;
            nodes.add(List.of(edge(first), edge(second)).stream()
                    .sorted(Comparator.comparingInt(Edge::from))
                    .toList());
        }
        return Cell.ofNodes(nodes);
    }

    private Edge edge(int from) {
        return new Edge(operations.get(random.nextInt(operations.size())), from);
    }
}
