package org.astrapia.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.network.SpaceParts.Place;
import org.astrapia.space.SearchSpace;

/** What the architectures of a space cost: what all of them share, and each operation of each edge, added up over all cells of a kind. */
final class ExpectedSize {
    private final double shared;
    private final List<List<Double>> costs = new ArrayList<>();

    private ExpectedSize(SpaceParts parts, double shared, ToDoubleFunction<Place> cost) {
        this.shared = shared;
        Map<Place, Double> known = new HashMap<>();
        for (int kind = 0; kind < parts.kinds(); kind++) {
            List<Double> ofKind = new ArrayList<>();
            for (int entry = 0; entry < parts.entries(); entry++) {
                double sum = 0;
                for (Place place : parts.places(kind, entry)) {
                    sum += known.computeIfAbsent(place, cost::applyAsDouble);
                }
                ofKind.add(sum);
            }
            costs.add(ofKind);
        }
    }

    /**
     * The loss of a budget, over the mixing weights of each kind of cell.
     *
     * @param latency of the operations, where milliseconds are counted
     */
    static LossOp.Budget budget(
            LabelFreeLoss.Budget budget, SearchSpace space, Input input, Optional<LatencyTable> latency) {
        SpaceParts parts = new SpaceParts(space, input);
        ExpectedSize size = switch (budget.measure()) {
            case PARAMETERS -> counted(parts, NetworkCounts::parameters);
            case MULTIPLY_ADDS -> counted(parts, NetworkCounts::multiplyAdds);
            case MILLISECONDS -> measured(parts, latency.orElseThrow());
        };
        return new LossOp.Budget(
                size.shared / budget.target() - 1,
                size.costs.stream()
                        .map(kind -> kind.stream()
                                .map(cost -> cost / budget.target())
                                .toList())
                        .toList());
    }

    private static ExpectedSize counted(SpaceParts parts, ToLongFunction<NetworkCounts> measure) {
        return new ExpectedSize(
                parts,
                measure.applyAsLong(NetworkCounts.of(parts.shared())),
                place -> measure.applyAsLong(NetworkCounts.of(place.alone())));
    }

    private static ExpectedSize measured(SpaceParts parts, LatencyTable table) {
        return new ExpectedSize(
                parts, table.shared(), place -> table.of(place.entry()).orElseThrow());
    }
}
