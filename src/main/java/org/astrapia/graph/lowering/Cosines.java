package org.astrapia.graph.lowering;

import java.util.Arrays;
import java.util.List;
import org.astrapia.network.Op;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** The normalised classifier: cosines between features and class vectors. */
final class Cosines {
    private Cosines() {}

    static Lowered linear(Context context, Op.CosineLinear op, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> scale = tf.constant((float) op.scale());
        Unit x = Unit.of(tf, in.get(0), 1);
        Unit w = Unit.of(tf, in.get(1), 0);
        Operand<TFloat32> logits = tf.math.mul(tf.linalg.matMul(x.direction(), w.direction()), scale);
        return new Lowered(logits, (gradient, wanted) -> {
            Operand<TFloat32> scaled = tf.math.mul(gradient, scale);
            return Arrays.asList(
                    wanted[0] ? x.pullback(tf, tf.linalg.matMul(scaled, w.direction(), MatMul.transposeB(true))) : null,
                    wanted[1]
                            ? w.pullback(tf, tf.linalg.matMul(x.direction(), scaled, MatMul.transposeA(true)))
                            : null);
        });
    }

    /** Vectors along an axis divided by their lengths; a vector of length 0 stays 0 and gets no derivative. */
    private record Unit(Operand<TFloat32> direction, Operand<TFloat32> length, int axis) {
        static Unit of(Ops tf, Operand<TFloat32> vectors, int axis) {
            Operand<TFloat32> length = tf.math.sqrt(sum(tf, tf.math.square(vectors), axis));
            return new Unit(tf.math.divNoNan(vectors, length), length, axis);
        }

        /** What is left of the gradient across the vector, over its length. */
        Operand<TFloat32> pullback(Ops tf, Operand<TFloat32> gradient) {
            Operand<TFloat32> along = tf.math.mul(direction, sum(tf, tf.math.mul(gradient, direction), axis));
            return tf.math.divNoNan(tf.math.sub(gradient, along), length);
        }

        private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x, int axis) {
            return tf.reduceSum(x, tf.constant(new int[] {axis}), ReduceSum.keepDims(true));
        }
    }
}
