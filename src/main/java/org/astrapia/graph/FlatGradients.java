package org.astrapia.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * therefore multiplied on the way back and the derivatives are divided: what they are used for sees no factor.
 *
 * @see LossScaling
 */
final class FlatGradients {
    private final Ops tf;
    private final Program program;
    private final Emission forward;
    private final Optional<Operand<TFloat32>> factor;

    /**
     * @param factor of the loss on the way back, a scalar; empty for none
     */
    FlatGradients(Ops tf, Program program, Emission forward, Optional<Operand<TFloat32>> factor) {
        this.tf = tf;
        this.program = program;
        this.forward = forward;
        this.factor = factor;
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
                forward.gradients(Map.of(loss, factor.orElseGet(() -> tf.constant(1f))), sources);
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
        return factor.<Operand<TFloat32>>map(scale -> tf.math.div(joined, scale))
                .orElse(joined);
    }
}
