package org.astrapia.graph.lowering;

import java.util.HashMap;
import java.util.Map;
import org.astrapia.network.Op;
import org.tensorflow.op.Ops;

/**
 * Writers of operations whose names begin with a primitive's. TensorFlow reads the names of the whole graph to open a scope, so
 * they are opened once, while the graph is empty.
 */
public final class Scopes {
    private final Map<Class<?>, Ops> byPrimitive = new HashMap<>();

    /** Opens one for each primitive. */
    public Scopes(Ops tf) {
        for (Class<?> primitive : Op.class.getPermittedSubclasses()) {
            byPrimitive.put(primitive, tf.withSubScope(primitive.getSimpleName()));
        }
    }

    Ops of(Op op) {
        return byPrimitive.get(op.plain().getClass());
    }
}
