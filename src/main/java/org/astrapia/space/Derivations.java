package org.astrapia.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;

/**
 * Derives a genotype from architecture logits, as the published codes of DARTS and FairDARTS do, ties included: equal
 * edges in the order of their nodes, equal operations in the order of the space. An operation that is always zero
 * ({@code none}) never gets into a genotype.
 */
public final class Derivations {
    private final Derivation derivation;
    private final SearchSpace space;
    private final Mixing mixing;

    /** Columns of alpha whose operation may be chosen. */
    private final List<Integer> choices;

    private Derivations(Derivation derivation, SearchSpace space, Mixing mixing) {
        this.derivation = derivation;
        this.space = space;
        this.mixing = mixing;
        List<Operation> candidates = space.candidates();
        this.choices = IntStream.range(0, candidates.size())
                .filter(column -> !candidates.get(column).isZero())
                .boxed()
                .toList();
    }

    /** The genotype {@code name}; nodes that no kept edge reaches are left out of the output. */
    public static Genotype derive(Derivation derivation, SearchSpace space, Mixing mixing, Alphas alphas, String name) {
        Derivations derivations = new Derivations(derivation, space, mixing);
        Cell normal = derivations.cell(alphas.normal());
        Cell reduce = derivations.cell(alphas.reduce());
        return new Genotype(name, space.name(), normal, reduce, Map.of());
    }

    private Cell cell(float[][] alpha) {
        List<List<Edge>> nodes = new ArrayList<>();
        for (int node = 2; node < space.nodes() + 2; node++) {
            List<double[]> weights = new ArrayList<>();
            for (int from = 0; from < node; from++) {
                weights.add(mixing.weights(alpha[space.row(node, from)]));
            }
            nodes.add(edges(weights));
        }
        return Cell.ofNodes(nodes);
    }

    /** The edges kept into one node, given the mixing weights of its incoming edges by source node. */
    private List<Edge> edges(List<double[]> weights) {
        if (derivation instanceof Derivation.Top top) {
            return strongest(weights, top.edges(), 0);
        }
        if (derivation instanceof Derivation.Threshold threshold) {
            return strongest(weights, threshold.edges(), threshold.threshold());
        }
        List<Edge> edges = new ArrayList<>();
        for (int from = 0; from < weights.size(); from++) {
            double[] row = weights.get(from);
            List<Integer> columns = derivation instanceof Derivation.ThresholdEdge each
                    ? twoBest(row, each.threshold())
                    : bestOfAll(row);
            for (int column : columns) {
                edges.add(edge(column, from));
            }
        }
        return edges;
    }

    private List<Edge> strongest(List<double[]> weights, int most, double threshold) {
        return IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparingDouble(from -> -weights.get(from)[best(weights.get(from))]))
                .limit(most)
                .filter(from -> weights.get(from)[best(weights.get(from))] >= threshold)
                .map(from -> edge(best(weights.get(from)), from))
                .toList();
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
    private List<Integer> bestOfAll(double[] row) {
        int best = best(row);
        boolean zeroWins = IntStream.range(0, row.length)
                .filter(column -> !choices.contains(column))
                .anyMatch(column -> row[column] > row[best] || (row[column] == row[best] && column < best));
        return zeroWins ? List.of() : List.of(best);
    }

    /** Ascending, and of equal operations the later one counts as the larger: {@code numpy.argsort(row)[-2:]}. */
    private List<Integer> twoBest(double[] row, double threshold) {
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
