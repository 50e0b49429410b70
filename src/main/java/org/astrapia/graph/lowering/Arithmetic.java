package org.astrapia.graph.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Primitives that work number by number, and the classifier. */
final class Arithmetic {
    private Arithmetic() {}

    static Lowered relu(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> output = tf.nn.relu(in.get(0));
        return Lowered.unary(output, gradient -> tf.nn.reluGrad(gradient, output));
    }

    static Lowered zero(Context context, Op.Zero op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        PixelMove sampled =
                PixelMove.sample(context, in.get(0), value.inputs().get(0).dimensions(), 0, op.stride());
        Operand<TFloat32> none = constants.scalar(0f, in.get(0));
        return Lowered.unary(
                tf.math.mul(sampled.output(), none),
                gradient -> sampled.pullback().apply(tf.math.mul(gradient, none)));
    }

    static Lowered resample(PixelMove resampling) {
        return Lowered.unary(resampling.output(), resampling.pullback());
    }

    static Lowered padChannels(Context context, Op.PadChannels op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        int channels = value.inputs().get(0).dimensions().channels();
        Operand<TFloat32> padded = tf.pad(
                in.get(0),
                constants.matrix(
                        new int[] {0, 0}, new int[] {0, 0}, new int[] {0, 0}, new int[] {op.before(), op.after()}),
                constants.scalar(0f, in.get(0)));
        return Lowered.unary(padded, gradient -> ChannelMoves.cut(context, gradient, op.before(), channels));
    }

    static Lowered concat(Context context, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        return new Lowered(tf.concat(in, constants.scalar(3)), (gradient, wanted) -> {
            List<Operand<TFloat32>> parts = new ArrayList<>();
            int begin = 0;
            for (int i = 0; i < in.size(); i++) {
                int channels = value.inputs().get(i).dimensions().channels();
                parts.add(wanted[i] ? ChannelMoves.cut(context, gradient, begin, channels) : null);
                begin += channels;
            }
            return parts;
        });
    }

    static Lowered add(Context context, List<Operand<TFloat32>> in) {
        return new Lowered(Sums.of(context.tf(), in), (gradient, wanted) -> Collections.nCopies(in.size(), gradient));
    }

    static Lowered scale(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> weight = BrainFloats.like(tf, in.get(1), in.get(0));
        return new Lowered(
                tf.math.mul(in.get(0), weight),
                (gradient, wanted) -> Arrays.asList(
                        wanted[0] ? tf.math.mul(gradient, weight) : null,
                        wanted[1] ? sum(tf, BrainFloats.widened(tf, tf.math.mul(gradient, in.get(0))), 4) : null));
    }

    static Lowered factors(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        return new Lowered(
                tf.math.mul(in.get(0), in.get(1)),
                (gradient, wanted) -> Arrays.asList(
                        wanted[0] ? tf.math.mul(gradient, in.get(1)) : null,
                        wanted[1]
                                ? tf.reduceSum(
                                        tf.math.mul(gradient, in.get(0)),
                                        context.constants().vector(0))
                                : null));
    }

    static Lowered broadcast(Context context, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        int size = value.dimensions().channels();
        return Lowered.unary(
                tf.broadcastTo(in.get(0), constants.vector(size)),
                gradient -> tf.reduceSum(gradient, constants.vector(0)));
    }

    static Lowered times(Context context, Op.Times op, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Operand<TFloat32> factor = constants.scalar((float) op.factor());
        return Lowered.unary(tf.math.mul(in.get(0), factor), gradient -> tf.math.mul(gradient, factor));
    }

    static Lowered dropPath(Context context, Op.DropPath op, List<Operand<TFloat32>> in) {
        if (!context.training()) {
            return Lowered.leaf(in.get(0));
        }
        Ops tf = context.tf();
        Operand<TFloat32> mask = BrainFloats.like(tf, context.dropPathMask(op.site()), in.get(0));
        return Lowered.unary(tf.math.mul(in.get(0), mask), gradient -> tf.math.mul(gradient, mask));
    }

    static Lowered globalAverage(Context context, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        int height = value.inputs().get(0).dimensions().height();
        int width = value.inputs().get(0).dimensions().width();
        int channels = value.dimensions().channels();
        return Lowered.unary(tf.math.mean(in.get(0), constants.vector(1, 2)), gradient -> {
            Operand<TFloat32> share = tf.math.mul(gradient, constants.scalar(1f / (height * width)));
            return tf.broadcastTo(tf.reshape(share, constants.vector(-1, 1, 1, channels)), constants.shape(in.get(0)));
        });
    }

    static Lowered linear(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Operand<TFloat32> product = tf.linalg.matMul(in.get(0), in.get(1));
        boolean biased = in.size() == 3;
        return new Lowered(biased ? tf.nn.biasAdd(product, in.get(2)) : product, (gradient, wanted) -> {
            List<Operand<TFloat32>> gradients = new ArrayList<>();
            gradients.add(wanted[0] ? tf.linalg.matMul(gradient, in.get(1), MatMul.transposeB(true)) : null);
            gradients.add(wanted[1] ? tf.linalg.matMul(in.get(0), gradient, MatMul.transposeA(true)) : null);
            if (biased) {
                gradients.add(wanted[2] ? tf.reduceSum(gradient, constants.vector(0)) : null);
            }
            return gradients;
        });
    }

    /** Sum over all {@code rank} axes. */
    static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x, int rank) {
        int[] axes = new int[rank];
        Arrays.setAll(axes, i -> i);
        return tf.reduceSum(x, tf.constant(axes));
    }
}
