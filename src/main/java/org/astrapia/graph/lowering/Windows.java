package org.astrapia.graph.lowering;

import static org.astrapia.graph.lowering.Context.longs;

import java.util.Arrays;
import java.util.List;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Convolutions. */
final class Windows {
    private static final List<Long> ONES = longs(1, 1, 1, 1);

    private Windows() {}

    static Lowered conv(Context context, Op.Conv op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Dimensions filter = value.inputs().get(1).dimensions();
        Dimensions x = value.inputs().get(0).dimensions();
        int strideHeight = op.strideHeight();
        int strideWidth = op.strideWidth();
        Layout window =
                Layout.of(x, filter.height(), filter.width(), strideHeight, strideWidth, op.dilation(), op.padded());
        PixelMove before = window.before(context, in.get(0), x);
        List<Long> strides = window.strided() ? longs(1, strideHeight, strideWidth, 1) : ONES;
        Operand<TFloat32> raw = tf.nn.conv2d(before.output(), in.get(1), strides, window.padding());
        PixelMove after = window.after(context, raw, x.withChannels(filter.channels()));
        return new Lowered(after.output(), (gradient, wanted) -> {
            Operand<TFloat32> inner = after.pullback().apply(gradient);
            return Arrays.asList(
                    wanted[0]
                            ? before.pullback()
                                    .apply(tf.nn.conv2dBackpropInput(
                                            constants.shape(before.output()),
                                            in.get(1),
                                            inner,
                                            strides,
                                            window.padding()))
                            : null,
                    wanted[1]
                            ? tf.nn.conv2dBackpropFilter(
                                    before.output(), sizes(context, filter), inner, strides, window.padding())
                            : null);
        });
    }

    /** A 1x1 convolution that is computed a second time in the backward pass, where memory is short. */
    static Lowered rematerialized(Context context, Op.Conv op, Value value, List<Operand<TFloat32>> in) {
        Lowered lowered = conv(context, op, value, in);
        context.rematerialize(lowered.output(), tf -> tf.nn.conv2d(in.get(0), in.get(1), ONES, "SAME"));
        return lowered;
    }

    static Lowered depthwise(Context context, Op.Depthwise op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Dimensions filter = value.inputs().get(1).dimensions();
        Dimensions x = value.inputs().get(0).dimensions();
        Layout window = Layout.of(x, filter.height(), filter.width(), op.stride(), op.stride(), op.dilation(), true);
        PixelMove before = window.before(context, in.get(0), x);
        List<Long> strides = window.strided() ? longs(1, op.stride(), op.stride(), 1) : ONES;
        Operand<TFloat32> raw = tf.nn.depthwiseConv2dNative(before.output(), in.get(1), strides, window.padding());
        PixelMove after = window.after(context, raw, x);
        return new Lowered(after.output(), (gradient, wanted) -> {
            Operand<TFloat32> inner = after.pullback().apply(gradient);
            return Arrays.asList(
                    wanted[0]
                            ? before.pullback()
                                    .apply(tf.nn.depthwiseConv2dNativeBackpropInput(
                                            constants.shape(before.output()),
                                            in.get(1),
                                            inner,
                                            strides,
                                            window.padding()))
                            : null,
                    wanted[1]
                            ? tf.nn.depthwiseConv2dNativeBackpropFilter(
                                    before.output(), sizes(context, filter), inner, strides, window.padding())
                            : null);
        });
    }

    private static Operand<org.tensorflow.types.TInt32> sizes(Context context, Dimensions filter) {
        return context.constants()
                .vector(filter.sizes().stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * How a window is laid over an image: TensorFlow's SAME padding is symmetric at stride 1 only, so strided windows are
     * padded explicitly; dilated ones go to phase space, where they are ordinary, or, if the stride equals the dilation,
     * see only the sampled pixels. So do strided 1x1 windows: oneDNN's derivative by the filter of a strided 1x1
     * convolution writes past its memory for some batch sizes (3 images of 15x15, for one).
     */
    private record Layout(Kind kind, int padRows, int padColumns, int stride, int dilation, String padding) {
        private enum Kind {
            PLAIN,
            SAMPLED,
            PHASES
        }

        static Layout of(
                Dimensions x, int height, int width, int strideHeight, int strideWidth, int dilation, boolean padded) {
            if (dilation > 1) {
                if (strideHeight != strideWidth) {
                    throw new IllegalArgumentException("a dilated window needs the same stride on both axes");
                }
                Kind kind = strideHeight == dilation ? Kind.SAMPLED : Kind.PHASES;
                return new Layout(kind, 0, 0, strideHeight, dilation, "SAME");
            }
            if (height == 1 && width == 1 && strideHeight == strideWidth) {
                return new Layout(Kind.SAMPLED, 0, 0, strideHeight, 1, "VALID");
            }
            boolean strided = strideHeight > 1 || strideWidth > 1;
            if (!padded || strided) {
                int rows = padded ? (height - 1) / 2 : 0;
                int columns = padded ? (width - 1) / 2 : 0;
                return new Layout(Kind.PLAIN, rows, columns, strided ? 2 : 1, 1, "VALID");
            }
            return new Layout(Kind.PLAIN, 0, 0, 1, 1, "SAME");
        }

        /** Whether the convolution itself takes the stride. */
        boolean strided() {
            return kind == Kind.PLAIN && stride > 1;
        }

        PixelMove before(Context context, Operand<TFloat32> x, Dimensions d) {
            return switch (kind) {
                case PLAIN -> PixelMove.pad(context, x, d, padRows, padColumns, 0);
                case SAMPLED -> PixelMove.sample(context, x, d, 0, stride);
                case PHASES -> PixelMove.spaceToBatch(context, x, d, dilation);
            };
        }

        /** {@code unstrided} are the sizes of the result before any stride. */
        PixelMove after(Context context, Operand<TFloat32> x, Dimensions unstrided) {
            return kind == Kind.PHASES
                    ? PixelMove.batchToSpace(context, x, unstrided, dilation)
                            .then(y -> PixelMove.sample(context, y, unstrided, 0, stride))
                    : PixelMove.none(x);
        }
    }
}
