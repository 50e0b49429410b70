package org.astrapia.graph.lowering;

import java.util.Arrays;
import java.util.List;
import org.astrapia.config.loss.LabelSetLoss;
import org.astrapia.network.LossOp;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Losses of images that may have several labels; the number that stands for a set of labels picks a row of a table. */
public final class LabelSetLosses {
    /** Below every loss that a float tells from 0; keeps 0/0 out of the focal term's derivative. */
    private static final float LEAST = 1e-30f;

    private LabelSetLosses() {}

    /** Of each image, {@code [N]}: the mean over the labels of {@code weight (1 - e^-c)^gamma c}, with {@code c = log(1 + e^t)}. */
    static Lowered lower(Context context, LossOp.SetLoss op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        LabelSetLoss.Form form = op.form();
        int labels = form.offsets().size();
        Operand<TInt32> sets = context.labels(value);
        Operand<TFloat32> signs = rows(tf, signs(op), labels, sets);
        Operand<TFloat32> weights = rows(tf, weights(form), labels, sets);
        Operand<TFloat32> moved = tf.math.add(in.get(0), constant(tf, form.offsets()));
        Operand<TFloat32> t = tf.math.mul(moved, signs);
        Operand<TFloat32> c = tf.math.maximum(tf.math.softplus(t), tf.constant(LEAST));
        Operand<TFloat32> slope = tf.math.mul(weights, tf.math.mul(signs, tf.math.sigmoid(t)));
        Operand<TFloat32> each = tf.math.mul(weights, c);
        if (form.gamma() > 0) {
            Operand<TFloat32> gamma = tf.constant((float) form.gamma());
            Operand<TFloat32> miss = tf.math.neg(tf.math.expm1(tf.math.neg(c)));
            Operand<TFloat32> modulation = tf.math.pow(miss, gamma);
            Operand<TFloat32> p = tf.math.exp(tf.math.neg(c));
            Operand<TFloat32> pull = tf.math.mul(gamma, tf.math.mul(p, tf.math.div(c, miss)));
            slope = tf.math.mul(slope, tf.math.mul(modulation, tf.math.add(tf.constant(1f), pull)));
            each = tf.math.mul(each, modulation);
        }
        Operand<TFloat32> derivative = slope;
        return new Lowered(
                tf.reduceSum(each, tf.constant(1)),
                (gradient, wanted) ->
                        Arrays.asList(tf.math.mul(derivative, tf.expandDims(gradient, tf.constant(1))), null));
    }

    /**
     * How many images have the label that has the largest logit.
     *
     * @param predicted label of each image, {@code [N]}
     * @param sets number of each image's set, {@code [N]}
     */
    public static Operand<TInt32> hits(Ops tf, LossOp.SetLoss op, Operand<TInt32> predicted, Operand<TInt32> sets) {
        int labels = op.form().offsets().size();
        float[] members = new float[op.sets().size() * labels];
        for (int set = 0; set < op.sets().size(); set++) {
            for (int label : op.sets().get(set)) {
                members[set * labels + label] = 1;
            }
        }
        Operand<TFloat32> has = tf.math.mul(
                rows(tf, members, labels, sets),
                tf.oneHot(predicted, tf.constant(labels), tf.constant(1f), tf.constant(0f)));
        return tf.dtypes.cast(tf.reduceSum(has, tf.constant(new int[] {0, 1})), TInt32.class);
    }

    private static Operand<TFloat32> rows(Ops tf, float[] table, int labels, Operand<TInt32> sets) {
        Operand<TFloat32> constant =
                tf.constant(Shape.of(table.length / labels, labels), DataBuffers.of(table, true, false));
        return tf.gather(constant, sets, tf.constant(0));
    }

    /** -1 for a label that the images of a set have; for any other how much steeper its loss is. */
    private static float[] signs(LossOp.SetLoss op) {
        int labels = op.form().offsets().size();
        float[] signs = new float[op.sets().size() * labels];
        Arrays.fill(signs, (float) op.form().negative());
        for (int set = 0; set < op.sets().size(); set++) {
            for (int label : op.sets().get(set)) {
                signs[set * labels + label] = -1;
            }
        }
        return signs;
    }

    /** Divided by the number of labels. */
    private static float[] weights(LabelSetLoss.Form form) {
        int labels = form.offsets().size();
        float[] weights = new float[form.weights().size() * labels];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (form.weights().get(i / labels).get(i % labels) / labels);
        }
        return weights;
    }

    private static Operand<TFloat32> constant(Ops tf, List<Double> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).floatValue();
        }
        return tf.constant(floats);
    }
}
