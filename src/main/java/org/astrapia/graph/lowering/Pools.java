package org.astrapia.graph.lowering;

import static org.astrapia.graph.lowering.Context.longs;

import java.util.List;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Maximum and average over windows. */
final class Pools {
    /** Stands for minus infinity in padding; the real one would make 0 * inf somewhere. */
    static final float LOWEST = -1e30f;

    private Pools() {}

    static Lowered max(Context context, Op.MaxPool op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Dimensions d = value.dimensions();
        Dimensions x = value.inputs().get(0).dimensions();
        int margin = op.stride() > 1 ? (op.size() - 1) / 2 : 0;
        String padding = op.stride() > 1 ? "VALID" : "SAME";
        Operand<TInt32> window = constants.vector(1, op.size(), op.size(), 1);
        Operand<TInt32> strides = constants.vector(1, op.stride(), op.stride(), 1);
        PixelMove padded = PixelMove.pad(context, in.get(0), x, margin, margin, LOWEST);
        Operand<TFloat32> output = tf.nn.maxPool(padded.output(), window, strides, padding);
        assert d.channels() == x.channels();
        return Lowered.unary(
                output,
                gradient -> padded.pullback()
                        .apply(tf.nn.maxPoolGrad(padded.output(), output, gradient, window, strides, padding)));
    }

    static Lowered average(Context context, Op.AvgPool op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Dimensions x = value.inputs().get(0).dimensions();
        int margin = op.padded() && op.stride() > 1 ? (op.size() - 1) / 2 : 0;
        String padding = op.padded() && op.stride() == 1 ? "SAME" : "VALID";
        List<Long> window = longs(1, op.size(), op.size(), 1);
        List<Long> strides = longs(1, op.stride(), op.stride(), 1);
        PixelMove padded = PixelMove.pad(context, in.get(0), x, margin, margin, 0);
        Operand<TFloat32> mean = tf.nn.avgPool(padded.output(), window, strides, padding);
        if (margin == 0) {
            return Lowered.unary(
                    mean,
                    gradient -> padded.pullback()
                            .apply(tf.nn.avgPoolGrad(
                                    constants.shape(padded.output()), gradient, window, strides, padding)));
        }
        // The padded zeros were counted: scale each window by its size over the number of its real pixels.
        Operand<TFloat32> correction = BrainFloats.like(
                tf,
                tf.constant(
                        Shape.of(
                                1,
                                value.dimensions().height(),
                                value.dimensions().width(),
                                1),
                        DataBuffers.of(correction(x, value.dimensions(), op.size(), op.stride(), margin))),
                mean);
        return Lowered.unary(
                tf.math.mul(mean, correction),
                gradient -> padded.pullback()
                        .apply(tf.nn.avgPoolGrad(
                                constants.shape(padded.output()),
                                tf.math.mul(gradient, correction),
                                window,
                                strides,
                                padding)));
    }

    private static float[] correction(Dimensions x, Dimensions d, int size, int stride, int margin) {
        float[] factors = new float[d.height() * d.width()];
        for (int i = 0; i < d.height(); i++) {
            for (int j = 0; j < d.width(); j++) {
                int real = real(i, x.height(), size, stride, margin) * real(j, x.width(), size, stride, margin);
                factors[i * d.width() + j] = (float) (size * size) / real;
            }
        }
        return factors;
    }

    private static int real(int index, int length, int size, int stride, int margin) {
        int begin = index * stride - margin;
        return Math.min(begin + size, length) - Math.max(begin, 0);
    }
}
