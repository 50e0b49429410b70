package org.astrapia.graph.lowering;

import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * Numbers of 16 bits with the range of 32 (bfloat16). An operand that has them still is called one of {@link TFloat32}: rules write
 * the same operations for both, TensorFlow takes their kind from what they are given, and a rule that adds a number of its own asks
 * here for one of the same kind.
 */
final class BrainFloats {
    private BrainFloats() {}

    /** 16 bits from here on, in training; an evaluation keeps 32. */
    static Lowered narrow(Context context, List<Operand<TFloat32>> in) {
        return change(context, in.get(0), x -> narrow(context.tf(), x), x -> widened(context.tf(), x));
    }

    /** 32 bits from here on. */
    static Lowered widen(Context context, List<Operand<TFloat32>> in) {
        return change(context, in.get(0), x -> widened(context.tf(), x), x -> narrow(context.tf(), x));
    }

    private static Lowered change(
            Context context,
            Operand<TFloat32> x,
            UnaryOperator<Operand<TFloat32>> forward,
            UnaryOperator<Operand<TFloat32>> backward) {
        return context.training()
                ? Lowered.unary(forward.apply(x), backward)
                : new Lowered(x, (gradient, wanted) -> List.of(gradient));
    }

    /** Whether an operand has 16 bits. */
    static boolean isNarrow(Operand<TFloat32> x) {
        return type(x) == DataType.DT_BFLOAT16;
    }

    /** The kind of an operand's numbers, as attributes of operations name it. */
    static DataType type(Operand<TFloat32> x) {
        Class<?> type = x.asOutput().type(); // what TensorFlow says, whatever the operand is called
        return type == TBfloat16.class ? DataType.DT_BFLOAT16 : DataType.DT_FLOAT;
    }

    /** {@code x} with as many bits as {@code other}. */
    static Operand<TFloat32> like(Ops tf, Operand<TFloat32> x, Operand<TFloat32> other) {
        return isNarrow(x) == isNarrow(other) ? x : isNarrow(other) ? narrow(tf, x) : widened(tf, x);
    }

    /** {@code x} with 32 bits, in which sums are made. */
    static Operand<TFloat32> widened(Ops tf, Operand<TFloat32> x) {
        return isNarrow(x) ? tf.dtypes.cast(x, TFloat32.class) : x;
    }

    private static Operand<TFloat32> narrow(Ops tf, Operand<TFloat32> x) {
        return named(tf.dtypes.cast(x, TBfloat16.class));
    }

    /** A number of 16 bits. */
    static Operand<TFloat32> constant(Ops tf, float value) {
        try (TBfloat16 number = TBfloat16.scalarOf(value)) {
            return named(tf.constantOf(number));
        }
    }

    @SuppressWarnings("unchecked") // types of operands are gone when the program runs, and TensorFlow checks its own
    private static Operand<TFloat32> named(Operand<? extends TNumber> narrow) {
        return (Operand<TFloat32>) narrow;
    }
}
