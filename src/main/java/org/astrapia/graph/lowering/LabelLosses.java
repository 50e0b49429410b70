package org.astrapia.graph.lowering;

import java.util.Arrays;
import java.util.List;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.network.LossOp;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;

/** Parts of losses that know how many training images a class has. */
final class LabelLosses {
    /** Below every cross-entropy that a float tells from 0; keeps 0/0 out of the focal loss's derivative. */
    private static final float LEAST = 1e-30f;

    private LabelLosses() {}

    static Lowered offset(Context context, LossOp.Offset op, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        return Lowered.unary(tf.math.add(in.get(0), tf.constant(floats(op.offsets()))), gradient -> gradient);
    }

    static Lowered margin(Context context, LossOp.Margin op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> margins = tf.constant(floats(op.margins()));
        Operand<TFloat32> ofTrueClass =
                tf.math.mul(oneHot(context, value, op.margins().size()), margins);
        return new Lowered(tf.math.sub(in.get(0), ofTrueClass), (gradient, wanted) -> Arrays.asList(gradient, null));
    }

    /** The label's class has the whole share but s, and all classes have a part of s. */
    static Lowered smoothed(Context context, LossOp.Smoothed op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        int classes = op.shares().size();
        Operand<TFloat32> shares = tf.expandDims(
                tf.gather(tf.constant(floats(op.shares())), context.labels(value), tf.constant(0)), tf.constant(1));
        Operand<TFloat32> sharp = tf.math.mul(oneHot(context, value, classes), tf.math.sub(tf.constant(1f), shares));
        Operand<TFloat32> target = tf.math.add(sharp, tf.math.div(shares, tf.constant((float) classes)));
        SoftmaxCrossEntropyWithLogits<TFloat32> each = tf.nn.softmaxCrossEntropyWithLogits(in.get(0), target);
        return new Lowered(each.loss(), (gradient, wanted) -> Arrays.asList(rows(tf, gradient, each), null));
    }

    /** The loss of each image, {@code [N]}. */
    static Lowered perImage(Context context, LossOp.ImageLoss op, Value value, List<Operand<TFloat32>> in) {
        int classes = value.inputs().get(0).dimensions().channels();
        Ops tf = context.tf();
        return op.loss()
                .formula(new Formulas(
                        tf, tf.nn.softmaxCrossEntropyWithLogits(in.get(0), oneHot(context, value, classes))));
    }

    /**
     * Losses made of the cross-entropy of each image.
     *
     * @param each the cross-entropy {@code c = -log p}
     */
    private record Formulas(Ops tf, SoftmaxCrossEntropyWithLogits<TFloat32> each)
            implements LabelLoss.PerImage.Formulas<Lowered> {
        /**
         * The loss is {@code (1-p)^gamma c} and its derivative by the logits that of c times {@code (1-p)^gamma (1 +
         * gamma p c / (1-p))}.
         */
        @Override
        public Lowered focal(LabelLoss.Focal loss) {
            if (loss.gamma() == 0) {
                return new Lowered(each.loss(), (gradient, wanted) -> Arrays.asList(rows(tf, gradient, each), null));
            }
            Operand<TFloat32> gamma = tf.constant((float) loss.gamma());
            Operand<TFloat32> c = tf.math.maximum(each.loss(), tf.constant(LEAST));
            Operand<TFloat32> miss = tf.math.neg(tf.math.expm1(tf.math.neg(c)));
            Operand<TFloat32> modulation = tf.math.pow(miss, gamma);
            return new Lowered(tf.math.mul(modulation, each.loss()), (gradient, wanted) -> {
                Operand<TFloat32> p = tf.math.exp(tf.math.neg(c));
                Operand<TFloat32> pull = tf.math.mul(gamma, tf.math.mul(p, tf.math.div(c, miss)));
                Operand<TFloat32> slope = tf.math.mul(modulation, tf.math.add(tf.constant(1f), pull));
                return Arrays.asList(rows(tf, tf.math.mul(gradient, slope), each), null);
            });
        }
    }

    /** The derivative of each image's cross-entropy times that image's number. */
    private static Operand<TFloat32> rows(
            Ops tf, Operand<TFloat32> numbers, SoftmaxCrossEntropyWithLogits<TFloat32> each) {
        return tf.math.mul(each.backprop(), tf.expandDims(numbers, tf.constant(1)));
    }

    static Lowered classMean(Context context, LossOp.ClassMean op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> weights = weights(context, op, value, in.get(0));
        Operand<TFloat32> over = op.overWeights()
                ? Arithmetic.sum(tf, weights, 1)
                : tf.dtypes.cast(tf.size(context.labels(value)), TFloat32.class);
        Operand<TFloat32> shares = tf.math.div(weights, over);
        return new Lowered(
                Arithmetic.sum(tf, tf.math.mul(shares, in.get(0)), 1),
                (gradient, wanted) -> Arrays.asList(tf.math.mul(shares, gradient), null));
    }

    /** Weight of each image, {@code [N]}. */
    private static Operand<TFloat32> weights(
            Context context, LossOp.ClassMean op, Value value, Operand<TFloat32> each) {
        Ops tf = context.tf();
        Operand<TFloat32> ones = tf.onesLike(each);
        if (op.weights().isEmpty()) {
            return ones;
        }
        Operand<TFloat32> gathered =
                tf.gather(tf.constant(floats(op.weights())), context.labels(value), tf.constant(0));
        return op.from() == 0
                ? gathered
                : tf.select(tf.math.greaterEqual(context.progress(), tf.constant((float) op.from())), gathered, ones);
    }

    static Lowered mixed(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Operand<TFloat32> share = context.share();
        Operand<TFloat32> rest = tf.math.sub(tf.constant(1f), share);
        return new Lowered(
                tf.math.add(tf.math.mul(share, in.get(0)), tf.math.mul(rest, in.get(1))),
                (gradient, wanted) -> Arrays.asList(tf.math.mul(gradient, share), tf.math.mul(gradient, rest)));
    }

    private static Operand<TFloat32> oneHot(Context context, Value value, int classes) {
        Ops tf = context.tf();
        return tf.oneHot(context.labels(value), tf.constant(classes), tf.constant(1f), tf.constant(0f));
    }

    private static float[] floats(List<Double> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).floatValue();
        }
        return floats;
    }
}
