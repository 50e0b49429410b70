package org.astrapia.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;

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
        List<List<Edge>> nodes = new ArrayList<>();
        for (int node = 2; node < space.nodes() + 2; node++) {
            List<double[]> weights = new ArrayList<>();
            for (int from = 0; from < node; from++) {
                weights.add(mixing.weights(alpha[space.row(node, from)]));
            }
            nodes.add(derivation.edges(new NodeWeights(space, choices, weights)));
        }
        return Cell.ofNodes(nodes);
    }
}
