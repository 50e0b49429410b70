package org.astrapia.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.Kept;
import org.astrapia.space.Limits.Chosen;

/**
 * Derives a genotype from architecture logits, as the published codes of DARTS and FairDARTS do, ties included. In a space whose edges
 * all keep an operation an edge that is not chosen has the one that gives zeros; with {@code argmax} that is what the code of
 * NAS-Bench-201 does (Dong and Yang 2020).
 */
public final class Derivations {
    private final Derivation derivation;
    private final SearchSpace space;

    /** Columns of alpha whose operation may be chosen. */
    private final List<Integer> choices;

    private Derivations(Derivation derivation, SearchSpace space) {
        this.derivation = derivation;
        this.space = space;
        List<Operation> candidates = space.candidates();
        this.choices = IntStream.range(0, candidates.size())
                .filter(column -> !candidates.get(column).isZero())
                .boxed()
                .toList();
    }

    /** The genotype {@code name}; nodes that no kept edge reaches are left out of the output. */
    public static Genotype derive(Derivation derivation, SearchSpace space, Mixing mixing, Alphas alphas, String name) {
        Derivations derivations = new Derivations(derivation, space);
        List<Cell> cells =
                alphas.weights(space, mixing).stream().map(derivations::cell).toList();
        return space.skeleton().shape().genotype(name, space.name(), cells, Map.of());
    }

    private Cell cell(double[][] rows) {
        List<List<double[]>> weights = new ArrayList<>();
        for (int node : space.numbers()) {
            List<double[]> into = new ArrayList<>();
            for (int from = 0; from < node; from++) {
                into.add(rows[space.row(node, from)]);
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
        return space.skeleton().shape().cell(kept(nodes));
    }

    /** The edges of a genotype: where it keeps all of them, one that was not chosen gives zeros. */
    private List<List<Edge>> kept(List<List<Edge>> chosen) {
        Optional<Operation> zero =
                space.zero().filter(operation -> space.skeleton().shape().edges() == Kept.ALL);
        return zero.isEmpty()
                ? chosen
                : IntStream.range(0, chosen.size())
                        .mapToObj(node -> filled(chosen.get(node), node + space.inputs(), zero.get()))
                        .toList();
    }

    private static List<Edge> filled(List<Edge> chosen, int node, Operation zero) {
        return IntStream.range(0, node)
                .boxed()
                .flatMap(from -> {
                    List<Edge> edges =
                            chosen.stream().filter(edge -> edge.from() == from).toList();
                    return edges.isEmpty() ? Stream.of(new Edge(zero.name(), from)) : edges.stream();
                })
                .toList();
    }

    private List<List<Edge>> nodes(List<List<double[]>> weights) {
        return weights.stream()
                .map(into -> derivation.edges(new NodeWeights(space, choices, into)))
                .toList();
    }

    /** The weakest operation of those that a limit forbids. */
    private Optional<Chosen> weakest(List<List<Edge>> nodes, List<List<double[]>> weights) {
        List<Chosen> chosen = new ArrayList<>();
        for (int to : space.numbers()) {
            for (Edge edge : nodes.get(to - space.inputs())) {
                chosen.add(new Chosen(to, edge, row(weights, to, edge)[column(edge)]));
            }
        }
        return derivation.limits().weakest(space, chosen);
    }

    private double[] row(List<List<double[]>> weights, int to, Edge edge) {
        return weights.get(to - space.inputs()).get(edge.from());
    }

    private int column(Edge edge) {
        return space.operations().indexOf(edge.operation());
    }
}
