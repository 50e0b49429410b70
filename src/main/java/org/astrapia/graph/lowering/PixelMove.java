package org.astrapia.graph.lowering;

import java.util.List;
import java.util.function.UnaryOperator;
import org.astrapia.network.Dimensions;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.op.core.StridedSliceGrad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Moves of pixels that keep their values: padding, sampling, and the phase space of dilated windows. */
record PixelMove(Operand<TFloat32> output, UnaryOperator<Operand<TFloat32>> pullback) {
    /** x as it is. */
    static PixelMove none(Operand<TFloat32> x) {
        return new PixelMove(x, gradient -> gradient);
    }

    /** This move and then another. */
    PixelMove then(java.util.function.Function<Operand<TFloat32>, PixelMove> next) {
        PixelMove second = next.apply(output);
        return new PixelMove(
                second.output(), gradient -> pullback.apply(second.pullback().apply(gradient)));
    }

    /** {@code value} on every side: {@code rows} above and below, {@code columns} left and right. */
    static PixelMove pad(Context context, Operand<TFloat32> x, Dimensions d, int rows, int columns, float value) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        if (rows == 0 && columns == 0) {
            return none(x);
        }
        Operand<TInt32> paddings = constants.matrix(
                new int[] {0, 0}, new int[] {rows, rows}, new int[] {columns, columns}, new int[] {0, 0});
        Operand<TFloat32> padded =
                context.once(List.of(x, paddings, value), () -> tf.pad(x, paddings, constants.scalar(value, x)));
        return new PixelMove(
                padded,
                gradient -> tf.slice(
                        gradient,
                        constants.vector(0, rows, columns, 0),
                        constants.vector(-1, d.height(), d.width(), d.channels())));
    }

    /** Rows and columns from a first to before a last, both of which may lie outside of the image, where zeros are. */
    static Operand<TFloat32> range(
            Ops tf, Constants constants, Operand<TFloat32> x, Dimensions d, int top, int bottom, int left, int right) {
        int[] begin = {0, Math.max(0, top), Math.max(0, left), 0};
        int height = Math.min(d.height(), bottom) - begin[1];
        int width = Math.min(d.width(), right) - begin[2];
        boolean whole = height == d.height() && width == d.width();
        Operand<TFloat32> inside =
                whole ? x : tf.slice(x, constants.vector(begin), constants.vector(-1, height, width, d.channels()));
        return tf.pad(
                inside,
                constants.matrix(
                        new int[] {0, 0},
                        new int[] {Math.max(0, -top), Math.max(0, bottom - d.height())},
                        new int[] {Math.max(0, -left), Math.max(0, right - d.width())},
                        new int[] {0, 0}),
                constants.scalar(0f, x));
    }

    /**
     * {@code x[:, first::stride, first::stride]}. TensorFlow's strided slice takes pixels one by one, and its derivative
     * more slowly still (together half of a training step); where the size allows, pixels are gathered into channels
     * instead, of which one run is cut out.
     */
    static PixelMove sample(Context context, Operand<TFloat32> x, Dimensions d, int first, int stride) {
        if (stride == 1 && first == 0) {
            return none(x);
        }
        boolean even = d.height() % stride == 0 && d.width() % stride == 0;
        return stride > 1 && even ? gather(context, x, d, first, stride) : slice(context, x, first, stride);
    }

    private static PixelMove gather(Context context, Operand<TFloat32> x, Dimensions d, int first, int stride) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        int channels = d.channels();
        int begin = (first * stride + first) * channels;
        int end = stride * stride * channels - begin - channels;
        Operand<TFloat32> gathered = context.once(List.of(x, stride), () -> tf.nn.spaceToDepth(x, (long) stride));
        Operand<TFloat32> cut =
                tf.slice(gathered, constants.vector(0, 0, 0, begin), constants.vector(-1, -1, -1, channels));
        Operand<TInt32> paddings =
                constants.matrix(new int[] {0, 0}, new int[] {0, 0}, new int[] {0, 0}, new int[] {begin, end});
        return new PixelMove(
                cut,
                gradient ->
                        tf.nn.depthToSpace(tf.pad(gradient, paddings, constants.scalar(0f, gradient)), (long) stride));
    }

    private static PixelMove slice(Context context, Operand<TFloat32> x, int first, int stride) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Operand<TInt32> begin = constants.vector(0, first, first, 0);
        Operand<TInt32> end = constants.vector(0, 0, 0, 0);
        Operand<TInt32> strides = constants.vector(1, stride, stride, 1);
        long all = 0b1111;
        long noBegin = 0b1001;
        Operand<TFloat32> sampled =
                tf.stridedSlice(x, begin, end, strides, StridedSlice.beginMask(noBegin), StridedSlice.endMask(all));
        return new PixelMove(
                sampled,
                gradient -> tf.stridedSliceGrad(
                        constants.shape(x),
                        begin,
                        end,
                        strides,
                        gradient,
                        StridedSliceGrad.beginMask(noBegin),
                        StridedSliceGrad.endMask(all)));
    }

    /**
     * Every {@code block}-th pixel side by side, as {@code block * block} times as many smaller images; zeros below and
     * right fill up to a multiple. A window dilated by {@code block} is an ordinary one there.
     */
    static PixelMove spaceToBatch(Context context, Operand<TFloat32> x, Dimensions d, int block) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Operand<TInt32> blocks = constants.vector(block, block);
        Operand<TInt32> fill = fill(context, d, block);
        return new PixelMove(tf.spaceToBatchNd(x, blocks, fill), gradient -> tf.batchToSpaceNd(gradient, blocks, fill));
    }

    /** Back from {@link #spaceToBatch}; {@code d} are the sizes of the result. */
    static PixelMove batchToSpace(Context context, Operand<TFloat32> x, Dimensions d, int block) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Operand<TInt32> blocks = constants.vector(block, block);
        Operand<TInt32> fill = fill(context, d, block);
        return new PixelMove(tf.batchToSpaceNd(x, blocks, fill), gradient -> tf.spaceToBatchNd(gradient, blocks, fill));
    }

    private static Operand<TInt32> fill(Context context, Dimensions d, int block) {
        Constants constants = context.constants();
        return constants.matrix(
                new int[] {0, Math.floorMod(-d.height(), block)}, new int[] {0, Math.floorMod(-d.width(), block)});
    }
}
