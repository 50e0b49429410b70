package org.astrapia.graph.lowering;

import java.util.Arrays;
import java.util.List;
import org.astrapia.network.LossOp;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** The parts of Barlow Twins (Zbontar et al. 2021) that work on embeddings {@code [N, D]} and their correlation. */
final class Correlations {
    private static final float EPSILON = 1e-5f;

    private Correlations() {}

    static Lowered standardise(Context context, LossOp.Standardise op, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> x = op.center() ? tf.math.sub(in.get(0), mean(tf, in.get(0))) : in.get(0);
        Operand<TFloat32> variance = mean(tf, tf.math.square(x));
        Operand<TFloat32> scale = tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON)));
        Operand<TFloat32> y = tf.math.mul(x, scale);
        return Lowered.unary(y, gradient -> {
            Operand<TFloat32> along = tf.math.mul(y, mean(tf, tf.math.mul(gradient, y)));
            Operand<TFloat32> across = tf.math.sub(gradient, along);
            return tf.math.mul(op.center() ? tf.math.sub(across, mean(tf, gradient)) : across, scale);
        });
    }

    static Lowered crossCorrelation(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> a = in.get(0);
        Operand<TFloat32> b = in.get(1);
        Operand<TFloat32> count = tf.dtypes.cast(
                tf.reshape(
                        tf.slice(tf.shape(a), tf.constant(new int[] {0}), tf.constant(new int[] {1})),
                        tf.constant(new int[0])),
                TFloat32.class);
        return new Lowered(tf.math.div(tf.linalg.matMul(a, b, MatMul.transposeA(true)), count), (gradient, wanted) -> {
            Operand<TFloat32> each = tf.math.div(gradient, count);
            return Arrays.asList(
                    wanted[0] ? tf.linalg.matMul(b, each, MatMul.transposeB(true)) : null,
                    wanted[1] ? tf.linalg.matMul(a, each) : null);
        });
    }

    static Lowered onDiagonal(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> identity = diagonal(tf, tf.onesLike(in.get(0)));
        return squares(tf, tf.math.sub(diagonal(tf, in.get(0)), identity));
    }

    static Lowered offDiagonal(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        return squares(tf, tf.math.sub(in.get(0), diagonal(tf, in.get(0))));
    }

    /** Sum of squares of {@code c}'s entries, or of some of them less a constant: its derivative by them is {@code 2 c}. */
    private static Lowered squares(Ops tf, Operand<TFloat32> c) {
        return Lowered.unary(
                Arithmetic.sum(tf, tf.math.square(c), 2),
                gradient -> tf.math.mul(c, tf.math.mul(gradient, tf.constant(2f))));
    }

    /** The matrix with zeros off its diagonal. */
    private static Operand<TFloat32> diagonal(Ops tf, Operand<TFloat32> matrix) {
        return tf.linalg.bandPart(matrix, tf.constant(0), tf.constant(0));
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
        return tf.math.mean(x, tf.constant(new int[] {0}));
    }
}
