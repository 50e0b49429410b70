package org.astrapia.graph.lowering;

import java.util.HashMap;
import java.util.Map;
import org.astrapia.network.LossOp;
import org.astrapia.network.Op;
import org.astrapia.network.VariantOp;
import org.tensorflow.op.Ops;

/**
 * Writers of operations whose names begin with a primitive's. TensorFlow reads the names of the whole graph to open a scope, so
 * they are opened once, while the graph is empty.
 */
public final class Scopes {
    /** Names in the graphs of runs that began before these primitives had the field's names: a run goes on with its own graph. */
    private static final Map<Class<?>, String> EARLIER = Map.of(
            Op.Broadcast.class,
            "Spread",
            Op.SpaceToBatch.class,
            "ToPhases",
            Op.BatchToSpace.class,
            "FromPhases",
            VariantOp.Rematerialized.class,
            "Again",
            LossOp.ImageLoss.class,
            "Focal");

    private final Map<Class<?>, Ops> byPrimitive = new HashMap<>();

    /** Opens one for each primitive. */
    public Scopes(Ops tf) {
        for (Class<?> primitive : Lowering.primitives()) {
            byPrimitive.put(primitive, tf.withSubScope(EARLIER.getOrDefault(primitive, primitive.getSimpleName())));
        }
    }

    Ops of(Op op) {
        return byPrimitive.get(op.plain().getClass());
    }
}
