package org.astrapia.graph.lowering;

import java.util.Arrays;
import java.util.List;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Products of matrices on maps: a row for each pixel, a column for each channel. */
final class Pointwise {
    private Pointwise() {}

    static Lowered lower(Context context, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> pixels = pixels(context, tf, in.get(0), value.inputs().get(0));
        return new Lowered(product(context, tf, value, in), (gradient, wanted) -> {
            Operand<TFloat32> above = pixels(context, tf, gradient, value);
            return Arrays.asList(
                    wanted[0]
                            ? map(
                                    context,
                                    tf,
                                    tf.linalg.matMul(above, in.get(1), MatMul.transposeB(true)),
                                    value.inputs().get(0))
                            : null,
                    wanted[1] ? tf.linalg.matMul(pixels, above, MatMul.transposeA(true)) : null);
        });
    }

    /** The result alone, written with {@code tf}. */
    static Operand<TFloat32> product(Context context, Ops tf, Value value, List<Operand<TFloat32>> in) {
        Operand<TFloat32> pixels = pixels(context, tf, in.get(0), value.inputs().get(0));
        return map(context, tf, tf.linalg.matMul(pixels, in.get(1)), value);
    }

    private static Operand<TFloat32> pixels(Context context, Ops tf, Operand<TFloat32> map, Value value) {
        int channels = value.dimensions().channels();
        return context.once(
                List.of("pixels", map),
                () -> tf.reshape(map, context.constants().vector(-1, channels)));
    }

    private static Operand<TFloat32> map(Context context, Ops tf, Operand<TFloat32> pixels, Value value) {
        Dimensions d = value.dimensions();
        return tf.reshape(pixels, context.constants().vector(-1, d.height(), d.width(), d.channels()));
    }
}
