package org.astrapia.graph.passes;

import java.util.List;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;

/** Leaves out what is always zero ({@code none}) and adds up nested sums at once. */
final class Elimination implements Pass {
    @Override
    public String name() {
        return "eliminate";
    }

    @Override
    public Program apply(Program program) {
        return Rewriter.rewrite(program, (value, inputs, rewriter) -> {
            if (value.op() instanceof Op.Scale && inputs.get(0).op() instanceof Op.Zero) {
                return inputs.get(0);
            }
            return value.op() instanceof Op.Add ? sum(value, inputs, rewriter) : rewriter.keep(value, inputs);
        });
    }

    private static Value sum(Value value, List<Value> inputs, Rewriter rewriter) {
        List<Value> terms = inputs.stream()
                .filter(input -> !(input.op() instanceof Op.Zero))
                .flatMap(input ->
                        input.op() instanceof Op.Add ? input.inputs().stream() : java.util.stream.Stream.of(input))
                .toList();
        if (terms.isEmpty()) {
            return inputs.get(0);
        }
        return terms.size() == 1 ? terms.get(0) : rewriter.keep(value, terms);
    }
}
