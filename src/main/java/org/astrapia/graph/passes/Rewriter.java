package org.astrapia.graph.passes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.ProgramBuilder;
import org.astrapia.network.Value;

/** Copies a program value by value, in order, letting a rule replace some; what nobody uses any more is left out. */
final class Rewriter {
    private final ProgramBuilder copy = new ProgramBuilder();
    private final Map<Value, Value> replaced = new HashMap<>();

    /** What becomes of a value. */
    interface Rule {
        /**
         * The replacement of {@code value}: an earlier value of the copy, or a new one added to it.
         *
         * @param inputs the value's inputs in the copy
         */
        Value replace(Value value, List<Value> inputs, Rewriter rewriter);
    }

    static Program rewrite(Program program, Rule rule) {
        Rewriter rewriter = new Rewriter();
        for (Value value : program.values()) {
            List<Value> inputs =
                    value.inputs().stream().map(rewriter.replaced::get).toList();
            rewriter.replaced.put(value, rule.replace(value, inputs, rewriter));
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        program.outputs().forEach((name, value) -> outputs.put(name, rewriter.replaced.get(value)));
        return new Program(rewriter.copy.values(), program.parameters(), outputs).withoutUnused();
    }

    /** The value with its new inputs. */
    Value keep(Value value, List<Value> inputs) {
        return copy.add(value.op(), inputs, value.dimensions());
    }

    /** A new value. */
    Value add(Op op, List<Value> inputs, Dimensions dimensions) {
        return copy.add(op, inputs, dimensions);
    }

    /** Another primitive in the value's place. */
    Value put(Value value, Op op, List<Value> inputs) {
        return copy.add(op, inputs, value.dimensions());
    }
}
