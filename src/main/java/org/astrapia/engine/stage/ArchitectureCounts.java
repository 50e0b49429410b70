package org.astrapia.engine.stage;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.astrapia.genotype.Genotype;
import org.astrapia.run.table.Metric;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

/** What metrics.csv says of a genotype itself: skips or pools taking over is how a search collapses. */
final class ArchitectureCounts {
    private ArchitectureCounts() {}

    static Map<Metric, Double> of(SearchSpace space, Genotype genotype) {
        List<Operation> chosen = operations(space, genotype);
        return Map.of(
                Metric.SKIPS, count(chosen, Operation::isSkip),
                Metric.WITHOUT_WEIGHTS, count(chosen, Operation::isWithoutWeights));
    }

    private static double count(List<Operation> operations, Predicate<Operation> counted) {
        return operations.stream().filter(counted).count();
    }

    /** Those of all edges. */
    static List<Operation> operations(SearchSpace space, Genotype genotype) {
        return genotype.cells().values().stream()
                .flatMap(cell -> cell.nodes().stream())
                .flatMap(List::stream)
                .map(edge -> space.definitions().get(edge.operation()))
                .toList();
    }
}
