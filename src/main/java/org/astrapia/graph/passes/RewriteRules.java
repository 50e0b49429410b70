package org.astrapia.graph.passes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;

/** What becomes of the values that certain primitives make; all others are kept. */
final class RewriteRules {
    /**
     * What becomes of a value.
     *
     * @param <O> the primitive that makes it
     */
    interface Rule<O extends Op> {
        /** As {@link Rewriter.Rule#replace}. */
        Value replace(O op, Value value, List<Value> inputs, Rewriter rewriter);
    }

    private final Map<Class<? extends Op>, Rewriter.Rule> rules = new HashMap<>();
    private Rewriter.Rule others = (value, inputs, rewriter) -> rewriter.keep(value, inputs);

    /** A rule for what this primitive makes. */
    <O extends Op> RewriteRules on(Class<O> primitive, Rule<O> rule) {
        rules.put(
                primitive,
                (value, inputs, rewriter) -> rule.replace(primitive.cast(value.op()), value, inputs, rewriter));
        return this;
    }

    /** A rule for everything else. */
    RewriteRules onOthers(Rewriter.Rule rule) {
        others = rule;
        return this;
    }

    Program rewrite(Program program) {
        return Rewriter.rewrite(
                program,
                (value, inputs, rewriter) ->
                        rules.getOrDefault(value.op().getClass(), others).replace(value, inputs, rewriter));
    }
}
