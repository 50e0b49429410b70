package org.astrapia.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Derivatives of a loss by all parameters of a kind, as one flat vector in the order of the parameters; zeros for those on
 * which the loss does not depend.
 *
 * <p>Numbers of 16 bits below 6e-8 are zero, and derivatives of a mean over a batch are small. With mixed precision the loss is
 * therefore multiplied on the way back and the derivatives are divided, and derivatives that became infinite are zero for
 * that step (Micikevicius et al. 2018, section 3.2, with a constant factor).
 */
final class FlatGradients {
    /** A power of two, so that 32 bits lose nothing by it. */
    private static final float MIXED_SCALE = 1024;

    private final Ops tf;
    private final Program program;
    private final Emission forward;
    private final boolean mixed;

    FlatGradients(Ops tf, Program program, Emission forward, Precision precision) {
        this.tf = tf;
        this.program = program;
        this.forward = forward;
        this.mixed = precision == Precision.MIXED;
    }

    /** By the parameters of one kind. */
    Operand<TFloat32> of(Value loss, Kind kind) {
        return of(loss, List.of(kind)).get(kind);
    }

    /** By the parameters of several kinds, in one backward pass. */
    Map<Kind, Operand<TFloat32>> of(Value loss, List<Kind> kinds) {
        Set<Value> sources = new LinkedHashSet<>();
        kinds.forEach(kind -> sources.addAll(Emission.reads(program, kind).values()));
        Map<Value, Operand<TFloat32>> gradients =
                forward.gradients(Map.of(loss, tf.constant(mixed ? MIXED_SCALE : 1f)), sources);
        Map<Kind, Operand<TFloat32>> flat = new LinkedHashMap<>();
        kinds.forEach(kind -> flat.put(kind, join(gradients, kind)));
        return flat;
    }

    private Operand<TFloat32> join(Map<Value, Operand<TFloat32>> gradients, Kind kind) {
        Map<String, Value> reads = Emission.reads(program, kind);
        List<Operand<TFloat32>> inOrder = new ArrayList<>();
        for (Parameter parameter : program.parameters(kind)) {
            Operand<TFloat32> gradient = gradients.get(reads.get(parameter.name()));
            int[] shape = parameter.dimensions().sizes().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            inOrder.add(gradient == null ? tf.zeros(tf.constant(shape), TFloat32.class) : gradient);
        }
        Operand<TFloat32> joined = GraphVariables.join(tf, inOrder);
        return mixed ? unscaled(joined) : joined;
    }

    private Operand<TFloat32> unscaled(Operand<TFloat32> scaled) {
        Operand<TFloat32> gradient = tf.math.div(scaled, tf.constant(MIXED_SCALE));
        return tf.select(tf.math.isFinite(Update.norm(tf, gradient)), gradient, tf.zerosLike(gradient));
    }
}
