package org.astrapia.graph.passes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;

/**
 * Computes once what several edges compute alike: the ReLU, the pools and the normalised pools of a source node. Two
 * batch normalisations without weights of the same value have the same statistics, so one site stands for both.
 */
final class CommonSubexpressions implements Pass {
    @Override
    public String name() {
        return "share";
    }

    @Override
    public Program apply(Program program) {
        Map<Key, Value> seen = new HashMap<>();
        return Rewriter.rewrite(program, (value, inputs, rewriter) -> {
            Op op = value.op() instanceof Op.BatchNorm && inputs.size() == 1 ? new Op.BatchNorm("") : value.op();
            return op instanceof Op.DropPath
                    ? rewriter.keep(value, inputs)
                    : seen.computeIfAbsent(new Key(op, inputs), key -> rewriter.keep(value, inputs));
        });
    }

    private record Key(Op op, List<Value> inputs) {}
}
