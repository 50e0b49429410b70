package org.astrapia.graph.lowering;

import static org.astrapia.graph.lowering.Context.longs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Primitives by the kernels that are the fastest for them. oneDNN's derivative of a depthwise convolution by its filter is
 * fast for filters at most three columns wide; a wider one is put together from such strips. Of TensorFlow's two kinds of
 * maximum pooling oneDNN knows the older, whose window is an attribute.
 */
final class FastKernels {
    /** Columns of a filter for which oneDNN has a fast derivative. */
    private static final int STRIP = 3;

    private FastKernels() {}

    static Lowered depthwise(Context context, Op.Depthwise op, Value value, List<Operand<TFloat32>> in) {
        Lowered plain = Windows.depthwise(context, op, value, in);
        return new Lowered(plain.output(), (gradient, wanted) -> {
            List<Operand<TFloat32>> gradients =
                    new ArrayList<>(plain.pullback().apply(gradient, new boolean[] {wanted[0], false}));
            if (wanted[1]) {
                gradients.set(1, byFilter(context, op.stride(), value, in.get(0), gradient));
            }
            return gradients;
        });
    }

    private static Operand<TFloat32> byFilter(
            Context context, int stride, Value value, Operand<TFloat32> x, Operand<TFloat32> gradient) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Dimensions filter = value.inputs().get(1).dimensions();
        int width = filter.width();
        List<Operand<TFloat32>> strips = new ArrayList<>();
        for (int begin = 0; begin < width; begin += STRIP) {
            int first = Math.min(begin, width - STRIP);
            Operand<TFloat32> strip = tf.nn.depthwiseConv2dNativeBackpropFilter(
                    columns(context, gradient, x, value, first, stride),
                    constants.vector(filter.height(), STRIP, filter.sizes().get(2), 1),
                    gradient,
                    longs(1, stride, stride, 1),
                    "VALID");
            strips.add(
                    first == begin
                            ? strip
                            : tf.slice(
                                    strip, constants.vector(0, begin - first, 0, 0), constants.vector(-1, -1, -1, -1)));
        }
        return tf.concat(strips, constants.scalar(1));
    }

    /**
     * What the columns {@code first} to {@code first + 2} of the filter meet; shared by all windows over {@code x}. It waits
     * for the first gradient that needs it: made on the way forward it would take memory until then.
     */
    private static Operand<TFloat32> columns(
            Context context, Operand<TFloat32> gradient, Operand<TFloat32> x, Value value, int first, int stride) {
        Dimensions d = value.inputs().get(0).dimensions();
        Dimensions filter = value.inputs().get(1).dimensions();
        int[] rows = range(-(filter.height() - 1) / 2, value.dimensions().height(), stride, filter.height());
        int[] columns =
                range(first - (filter.width() - 1) / 2, value.dimensions().width(), stride, STRIP);
        return context.onceBackward(
                List.of(x, Arrays.toString(rows), Arrays.toString(columns)),
                () -> PixelMove.range(
                        context.after(gradient), context.constants(), x, d, rows[0], rows[1], columns[0], columns[1]));
    }

    /** First pixel and the one behind the last that {@code count} windows of {@code size} see from {@code begin} on. */
    private static int[] range(int begin, int count, int stride, int size) {
        return new int[] {begin, begin + stride * (count - 1) + size};
    }

    static Lowered max(Context context, Op.MaxPool op, Value value, List<Operand<TFloat32>> in) {
        Dimensions d = value.inputs().get(0).dimensions();
        Operand<TFloat32> x = in.get(0);
        int margin = op.stride() > 1 ? (op.size() - 1) / 2 : 0;
        PixelMove padded = PixelMove.pad(context, x, d, margin, margin, Pools.LOWEST);
        Operand<TFloat32> output = pool(context, "MaxPool", op, List.of(padded.output()));
        return Lowered.unary(
                output,
                gradient -> padded.pullback()
                        .apply(pool(context, "MaxPoolGrad", op, List.of(padded.output(), output, gradient))));
    }

    private static Operand<TFloat32> pool(Context context, String type, Op.MaxPool op, List<Operand<TFloat32>> inputs) {
        OperationBuilder builder = context.tf().scope().opBuilder(type, type);
        inputs.forEach(input -> builder.addInput(input.asOutput()));
        return builder.setAttr("ksize", new long[] {1, op.size(), op.size(), 1})
                .setAttr("strides", new long[] {1, op.stride(), op.stride(), 1})
                .setAttr("padding", op.stride() > 1 ? "VALID" : "SAME")
                .setAttr("T", BrainFloats.type(inputs.get(0)))
                .build()
                .output(0);
    }
}
