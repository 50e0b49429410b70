package org.astrapia.graph.passes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;

/**
 * Makes the weight of a normalised value the scale of its batch normalisation: nothing is multiplied, nothing more is
 * kept for the derivative, and the weight's derivative comes with that of the normalisation. A normalisation that others
 * use too stays as it is.
 */
final class ScaleFolding implements Pass {
    @Override
    public String name() {
        return "scales";
    }

    @Override
    public Program apply(Program program) {
        Map<Value, Integer> uses = new HashMap<>();
        program.values().forEach(value -> value.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        program.outputs().values().forEach(value -> uses.merge(value, 1, Integer::sum));
        Map<Key, Value> spread = new HashMap<>();
        RewriteRules rules = new RewriteRules();
        rules.on(Op.Scale.class, (weight, value, inputs, rewriter) -> {
            Value normalised = inputs.get(0);
            boolean plain = normalised.op() instanceof Op.BatchNorm
                    && normalised.inputs().size() == 1;
            if (!plain || uses.get(value.inputs().get(0)) > 1) {
                return rewriter.keep(value, inputs);
            }
            int channels = value.dimensions().channels();
            Value scale = spread.computeIfAbsent(
                    new Key(inputs.get(1), channels),
                    key -> rewriter.add(new Op.Broadcast(), List.of(key.weight()), Dimensions.fixed(channels)));
            return rewriter.put(
                    value, normalised.op(), List.of(normalised.inputs().get(0), scale));
        });
        return rules.rewrite(program);
    }

    private record Key(Value weight, int channels) {}
}
