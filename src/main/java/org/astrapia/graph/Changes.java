package org.astrapia.graph;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** What a step does to the state: all of its assignments, or none where it is skipped. */
final class Changes {
    private final Ops tf;
    private final GraphVariables state;
    private final String step;
    private final Optional<Operand<TBool>> happens;

    /**
     * @param step name of the step
     * @param happens whether it happens, a scalar; empty where every step does
     */
    Changes(Ops tf, GraphVariables state, String step, Optional<Operand<TBool>> happens) {
        this.tf = tf;
        this.state = state;
        this.step = step;
        this.happens = happens;
    }

    /** Sets a variable at the end of the step. */
    Op set(String variable, Operand<TFloat32> value) {
        return state.assign(
                variable,
                happens.<Operand<TFloat32>>map(yes -> tf.select(yes, value, state.read(variable)))
                        .orElse(value),
                step);
    }
}
