package org.astrapia.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.Limits.Chosen;

/** Derives a genotype from architecture logits, as the published codes of DARTS and FairDARTS do, ties included. */
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
        List<List<double[]>> weights = new ArrayList<>();
        for (int node = 2; node < space.nodes() + 2; node++) {
            List<double[]> into = new ArrayList<>();
            for (int from = 0; from < node; from++) {
                into.add(mixing.weights(alpha[space.row(node, from)]));
            }
            weights.add(into);
        }
        List<List<Edge>> nodes = nodes(weights);
        Optional<Chosen> weakest = weakest(nodes, weights);
        while (weakest.isPresent()) {
            Chosen one = weakest.get();
            row(weights, one.to(), one.edge())[column(one.edge())] = NodeWeights.FORBIDDEN;
            nodes = nodes(weights);
            weakest = weakest(nodes, weights);
        }
        return Cell.ofNodes(nodes);
    }

    private List<List<Edge>> nodes(List<List<double[]>> weights) {
        return weights.stream()
                .map(into -> derivation.edges(new NodeWeights(space, choices, into)))
                .toList();
    }

    /** The weakest operation of those that a limit forbids. */
    private Optional<Chosen> weakest(List<List<Edge>> nodes, List<List<double[]>> weights) {
        List<Chosen> chosen = new ArrayList<>();
        for (int to = 2; to < nodes.size() + 2; to++) {
            for (Edge edge : nodes.get(to - 2)) {
                chosen.add(new Chosen(to, edge, row(weights, to, edge)[column(edge)]));
            }
        }
        return derivation.limits().weakest(space, chosen);
    }

    private static double[] row(List<List<double[]>> weights, int to, Edge edge) {
        return weights.get(to - 2).get(edge.from());
    }

    private int column(Edge edge) {
        return space.operations().indexOf(edge.operation());
    }
}
