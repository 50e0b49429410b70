package org.astrapia.graph.passes;

import java.util.HashMap;
import java.util.Map;
import org.astrapia.network.Footprint;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;
import org.astrapia.network.VariantOp;

/**
 * Makes large results of 1x1 convolutions again on the way back instead of keeping them: a batch normalisation alone reads
 * them, and they are a third of what a weight step keeps, but take little time to make.
 */
final class Rematerialization implements Pass {
    /** Numbers of an image from which a result is large. */
    private static final long LARGE = 8192;

    @Override
    public String name() {
        return "remake";
    }

    @Override
    public Program apply(Program program) {
        Map<Value, Value> reader = new HashMap<>();
        Map<Value, Integer> uses = new HashMap<>();
        for (Value value : program.values()) {
            for (Value input : value.inputs()) {
                reader.put(input, value);
                uses.merge(input, 1, Integer::sum);
            }
        }
        program.outputs().values().forEach(value -> uses.merge(value, 1, Integer::sum));
        Map<Value, Integer> parts = Footprint.parts(program);
        return Rewriter.rewrite(program, (value, inputs, rewriter) -> {
            boolean chosen = value.op().isPointwise(value)
                    && uses.getOrDefault(value, 0) == 1
                    && reader.containsKey(value)
                    && reader.get(value).op() instanceof Op.BatchNorm
                    && value.dimensions().elements() * parts.get(value) >= LARGE;
            return chosen
                    ? rewriter.put(value, new VariantOp.Rematerialized(value.op()), inputs)
                    : rewriter.keep(value, inputs);
        });
    }
}
