package org.astrapia.network;

import java.util.List;

/** One primitive applied to earlier values. Compared by identity: two equal computations may stand side by side. */
public final class Value {
    private final Op op;
    private final List<Value> inputs;
    private final Dimensions dimensions;

    Value(Op op, List<Value> inputs, Dimensions dimensions) {
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.dimensions = dimensions;
    }

    /** What makes it. */
    public Op op() {
        return op;
    }

    /** What it is made from. */
    public List<Value> inputs() {
        return inputs;
    }

    /** Its sizes. */
    public Dimensions dimensions() {
        return dimensions;
    }

    @Override
    public String toString() {
        return op + " " + dimensions.sizes();
    }
}
