package org.astrapia.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

/**
 * What the architectures of a space cost as the papers count networks, with the cells and channels of the supernet: what all of them
 * share, and each operation of each edge, added up over all cells of a kind.
 */
final class ExpectedSize {
    private final SearchSpace space;
    private final ToLongFunction<NetworkCounts> measure;
    private final ProgramBuilder program = new ProgramBuilder();
    private final List<List<Double>> costs = new ArrayList<>();
    private final Map<Place, Double> known = new HashMap<>();
    private final double shared;

    /** An operation at some place. */
    private record Place(Operation operation, Dimensions x, int stride) {}

    private ExpectedSize(SearchSpace space, LabelFreeLoss.Measure measure, Input input) {
        this.space = space;
        this.measure = switch (measure) {
            case PARAMETERS -> NetworkCounts::parameters;
            case MULTIPLY_ADDS -> NetworkCounts::multiplyAdds;
        };
        int entries = space.edges() * space.operations().size();
        for (int kind = 0; kind < space.skeleton().shape().kinds(); kind++) {
            costs.add(new ArrayList<>(Collections.nCopies(entries, 0.0)));
        }
        Backbone backbone = new Backbone(
                program, new OperationBuilder(program, false), space.skeleton(), space.cells(), space.channels());
        Value features = backbone.write(program.image(input.image()), this::cell, output -> {});
        program.linear(features, "classifier", input.classes(), new Initial.Constant(0));
        this.shared = this.measure.applyAsLong(NetworkCounts.of(program.build()));
    }

    /** The loss of a budget, over the mixing weights of each kind of cell. */
    static LossOp.Budget budget(LabelFreeLoss.Budget budget, SearchSpace space, Input input) {
        ExpectedSize size = new ExpectedSize(space, budget.measure(), input);
        return new LossOp.Budget(
                size.shared / budget.target() - 1,
                size.costs.stream()
                        .map(kind -> kind.stream()
                                .map(cost -> cost / budget.target())
                                .toList())
                        .toList());
    }

    /** Nodes of zeros, which cost nothing; what their edges would cost is noted. */
    private Value cell(int index, boolean reduction, List<Value> inputs, int channels) {
        List<Value> nodes = new ArrayList<>(inputs);
        List<Double> ofKind = costs.get(reduction ? costs.size() - 1 : 0);
        for (int to : space.numbers()) {
            for (int from = 0; from < to; from++) {
                int stride = reduction && from < space.inputs() ? 2 : 1;
                note(ofKind, space.row(to, from), nodes.get(from).dimensions(), stride);
            }
            nodes.add(program.zero(inputs.get(0), reduction ? 2 : 1));
        }
        return Supernet.output(program, space, nodes.subList(space.inputs(), nodes.size()));
    }

    private void note(List<Double> ofKind, int row, Dimensions x, int stride) {
        List<Operation> candidates = space.candidates();
        for (int column = 0; column < candidates.size(); column++) {
            int entry = row * candidates.size() + column;
            double cost = known.computeIfAbsent(new Place(candidates.get(column), x, stride), this::cost);
            ofKind.set(entry, ofKind.get(entry) + cost);
        }
    }

    private double cost(Place place) {
        ProgramBuilder alone = new ProgramBuilder();
        new OperationBuilder(alone, false).apply(place.operation(), alone.image(place.x()), place.stride(), "edge");
        return measure.applyAsLong(NetworkCounts.of(alone.build()));
    }
}
