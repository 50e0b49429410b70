package org.astrapia.graph.passes;

import java.util.List;
import java.util.stream.Stream;
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
        return new RewriteRules()
                .on(
                        Op.Scale.class,
                        (scale, value, inputs, rewriter) ->
                                isZero(inputs.get(0)) ? inputs.get(0) : rewriter.keep(value, inputs))
                .on(Op.Add.class, (add, value, inputs, rewriter) -> sum(value, inputs, rewriter))
                .rewrite(program);
    }

    private static boolean isZero(Value value) {
        return value.op() instanceof Op.Zero;
    }

    private static Value sum(Value value, List<Value> inputs, Rewriter rewriter) {
        List<Value> terms = inputs.stream()
                .filter(input -> !isZero(input))
                .flatMap(input -> input.op() instanceof Op.Add ? input.inputs().stream() : Stream.of(input))
                .toList();
        if (terms.isEmpty()) {
            return inputs.get(0);
        }
        return terms.size() == 1 ? terms.get(0) : rewriter.keep(value, terms);
    }
}
