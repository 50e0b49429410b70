package org.astrapia.run.table;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.Collapse;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

/** What {@code metrics.csv} says of a genotype itself: skips or pools taking over is how a search collapses. */
public final class ArchitectureCounts {
    private ArchitectureCounts() {}

    /** By column. */
    public static Map<Metric, Double> of(SearchSpace space, Genotype genotype) {
        List<Operation> chosen = Collapse.operations(space, genotype);
        return Map.of(
                Metric.SKIPS, count(chosen, Operation::isSkip),
                Metric.WITHOUT_WEIGHTS, count(chosen, Operation::isWithoutWeights));
    }

    private static double count(List<Operation> operations, Predicate<Operation> counted) {
        return operations.stream().filter(counted).count();
    }
}
