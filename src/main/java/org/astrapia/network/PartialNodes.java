package org.astrapia.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes of which one part of the channels goes through the operations of the edges while the others pass by (Xu et al. 2020, PC-DARTS,
 * equation 2, and {@code MixedOp} of the published code). All edges into a node shuffle their channels alike, so what they add up to is
 * shuffled, once; and what leaves a node is cut once for all edges.
 */
final class PartialNodes {
    private final ProgramBuilder program;
    private final int parts;
    private final Map<Value, Value> mixed = new HashMap<>();
    private final Map<Value, Value> passing = new HashMap<>();
    private final Map<Value, Value> pooled = new HashMap<>();

    /** @param parts into how many the channels are cut, of which the first is mixed; 1 where all are */
    PartialNodes(ProgramBuilder program, int parts) {
        this.program = program;
        this.parts = parts;
    }

    /** The channels of a node that go through operations. */
    Value mixed(Value node) {
        return parts == 1 ? node : mixed.computeIfAbsent(node, x -> program.channels(x, 0, size(x)));
    }

    /** The channels of a node that pass by, pooled where an edge has a stride. */
    Value passing(Value node, int stride) {
        Value rest = passing.computeIfAbsent(
                node, x -> program.channels(x, size(x), x.dimensions().channels() - size(x)));
        return stride == 1 ? rest : pooled.computeIfAbsent(rest, x -> pool(x, stride));
    }

    private Value pool(Value x, int stride) {
        Dimensions d = x.dimensions();
        if (d.height() % stride != 0 || d.width() % stride != 0) {
            throw new IllegalArgumentException(
                    "partial channels need an even image size where a cell halves it, but it is " + d.height() + "x"
                            + d.width());
        }
        return program.maxPool(x, stride, stride);
    }

    /**
     * A node of the sums of what its edges mix and of what passes by.
     *
     * @param passing what passes by on each edge, times the edge's weight
     */
    Value joined(Value mixed, List<Value> passing) {
        return parts == 1 ? mixed : program.shuffle(program.concat(List.of(mixed, program.sum(passing))), parts);
    }

    private int size(Value node) {
        return node.dimensions().channels() / parts;
    }
}
