package org.astrapia.graph.lowering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A table from primitives to the rules by which they are written into a graph. */
final class LoweringRules {
    /** Writes a primitive, and tells how its derivative is written. */
    @FunctionalInterface
    interface Rule<O extends Op> {
        Lowered lower(Context context, O op, Value value, List<Operand<TFloat32>> in);
    }

    /** The same for a primitive that needs to know nothing but its inputs. */
    @FunctionalInterface
    interface OfInputs {
        Lowered lower(Context context, List<Operand<TFloat32>> in);
    }

    private final String name;
    private final Map<Class<? extends Op>, Rule<? extends Op>> rules = new HashMap<>();

    /** An empty table; its name says in an error where a primitive is missing. */
    LoweringRules(String name) {
        this.name = name;
    }

    <O extends Op> void on(Class<O> primitive, Rule<O> rule) {
        rules.put(primitive, rule);
    }

    <O extends Op> void on(Class<O> primitive, OfInputs rule) {
        on(primitive, (context, op, value, in) -> rule.lower(context, in));
    }

    /**
     * Writes a primitive by its rule.
     *
     * @throws IllegalStateException when it has none
     */
    <O extends Op> Lowered lower(Context context, O op, Value value, List<Operand<TFloat32>> in) {
        @SuppressWarnings("unchecked") // on() puts the rule of a class under that class
        Rule<O> rule = (Rule<O>) rules.get(op.getClass());
        if (rule == null) {
            throw new IllegalStateException("no rule for " + op + "; " + name + " lists them");
        }
        return rule.lower(context, op, value, in);
    }

    /** The primitives that have a rule. */
    Set<Class<? extends Op>> primitives() {
        return Set.copyOf(rules.keySet());
    }
}
