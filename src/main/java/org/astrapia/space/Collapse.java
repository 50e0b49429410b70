package org.astrapia.space;

import java.util.List;
import java.util.Optional;
import org.astrapia.genotype.Genotype;

/** Whether an architecture looks as if its search had collapsed: most of its edges have operations without weights. */
public final class Collapse {
    private Collapse() {}

    /** What there is to say of it; empty where most edges have weights. */
    public static Optional<String> of(SearchSpace space, Genotype genotype) {
        List<Operation> operations = operations(space, genotype);
        long without = operations.stream().filter(Operation::isWithoutWeights).count();
        long skips = operations.stream().filter(Operation::isSkip).count();
        if (2 * without <= operations.size()) {
            return Optional.empty();
        }
        return Optional.of(without + " of the " + operations.size()
                + " edges of the genotype have operations without weights, " + skips
                + " of them skip connections: the search may have collapsed");
    }

    /** Operations of all edges. */
    public static List<Operation> operations(SearchSpace space, Genotype genotype) {
        return genotype.cells().values().stream()
                .flatMap(cell -> cell.nodes().stream())
                .flatMap(List::stream)
                .map(edge -> space.definitions().get(edge.operation()))
                .toList();
    }
}
