package org.astrapia.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.astrapia.genotype.Edge;

/**
 * Mixing weights of the edges into one node, and the ways to choose among them. Equal edges count in the order of their
 * source nodes, equal operations in the order of the space. An operation that is always zero ({@code none}) is never
 * chosen.
 */
public final class NodeWeights {
    /** The weight of an operation that an edge may not have. */
    static final double FORBIDDEN = Double.NEGATIVE_INFINITY;

    private final SearchSpace space;

    /** Columns whose operation may be chosen. */
    private final List<Integer> choices;

    /** Weights of the operations of every edge, by source node. */
    private final List<double[]> weights;

    NodeWeights(SearchSpace space, List<Integer> choices, List<double[]> weights) {
        this.space = space;
        this.choices = List.copyOf(choices);
        this.weights = List.copyOf(weights);
    }

    /** Of the edges whose best weight reaches the threshold the strongest, each with its best operation. */
    List<Edge> strongest(int most, double threshold) {
        return IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparingDouble(from -> -weights.get(from)[best(weights.get(from))]))
                .limit(most)
                .filter(from -> weights.get(from)[best(weights.get(from))] >= threshold)
                .map(from -> edge(best(weights.get(from)), from))
                .toList();
    }

    /** Every edge with the operations that are chosen from its weights. */
    List<Edge> each(Function<double[], List<Integer>> columns) {
        List<Edge> edges = new ArrayList<>();
        for (int from = 0; from < weights.size(); from++) {
            for (int column : columns.apply(weights.get(from))) {
                edges.add(edge(column, from));
            }
        }
        return edges;
    }

    /** The first of the strongest choices. */
    private int best(double[] row) {
        int best = choices.get(0);
        for (int column : choices) {
            if (row[column] > row[best]) {
                best = column;
            }
        }
        return best;
    }

    /** Equation (4) of SSF-NAS lets {@code none} win, and the edge is then left out. */
    List<Integer> bestOfAll(double[] row) {
        int best = best(row);
        boolean zeroWins = IntStream.range(0, row.length)
                .filter(column -> !choices.contains(column))
                .anyMatch(column -> row[column] > row[best] || (row[column] == row[best] && column < best));
        return zeroWins || row[best] == FORBIDDEN ? List.of() : List.of(best);
    }

    /** Ascending, and of equal operations the later one counts as the larger: {@code numpy.argsort(row)[-2:]}. */
    List<Integer> twoBest(double[] row, double threshold) {
        return choices.stream()
                .sorted(Comparator.comparingDouble(column -> row[column]))
                .skip(Math.max(0, choices.size() - 2))
                .filter(column -> row[column] >= threshold)
                .toList();
    }

    private Edge edge(int column, int from) {
        return new Edge(space.operations().get(column), from);
    }
}
