package org.astrapia.graph.lowering;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A value in TensorFlow.
 *
 * @param output its result
 * @param pullback how the derivative of a loss by the result becomes derivatives by the inputs
 */
public record Lowered(Operand<TFloat32> output, Pullback pullback) {
    /** A value that has no inputs to pull a derivative back to. */
    static Lowered leaf(Operand<TFloat32> output) {
        return new Lowered(output, (gradient, wanted) -> List.of());
    }

    /** A value of one input. */
    static Lowered unary(Operand<TFloat32> output, UnaryOperator<Operand<TFloat32>> pullback) {
        return new Lowered(output, (gradient, wanted) -> Arrays.asList(wanted[0] ? pullback.apply(gradient) : null));
    }

    /** Derivatives of a loss by the inputs of a value. */
    @FunctionalInterface
    public interface Pullback {
        /**
         * Emits the derivatives.
         *
         * @param gradient of the loss by the value's result, of its shape
         * @param wanted for each input, whether its derivative is needed
         * @return for each input its derivative, null where it is not wanted; emits no operation for those
         */
        List<Operand<TFloat32>> apply(Operand<TFloat32> gradient, boolean[] wanted);
    }
}
