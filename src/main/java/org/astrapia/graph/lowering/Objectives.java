package org.astrapia.graph.lowering;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.network.LossOp;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;

/** Losses, and single numbers of matrices. */
final class Objectives {
    private Objectives() {}

    static Lowered entry(Context context, Op.Entry op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        int[] position = {op.row(), op.column()};
        Operand<TFloat32> entry =
                tf.reshape(tf.slice(in.get(0), constants.vector(position), constants.vector(1, 1)), constants.vector());
        List<Integer> sizes = value.inputs().get(0).dimensions().sizes();
        int below = sizes.get(0) - op.row() - 1;
        int right = sizes.get(1) - op.column() - 1;
        return Lowered.unary(
                entry,
                gradient -> tf.pad(
                        tf.reshape(gradient, constants.vector(1, 1)),
                        constants.matrix(new int[] {op.row(), below}, new int[] {op.column(), right}),
                        constants.scalar(0f)));
    }

    static Lowered crossEntropy(Context context, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        int classes = value.inputs().get(0).dimensions().channels();
        Operand<TFloat32> target =
                tf.oneHot(context.labels(value), tf.constant(classes), tf.constant(1f), tf.constant(0f));
        SoftmaxCrossEntropyWithLogits<TFloat32> each = tf.nn.softmaxCrossEntropyWithLogits(in.get(0), target);
        Operand<TFloat32> count = tf.dtypes.cast(tf.size(context.labels(value)), TFloat32.class);
        Operand<TFloat32> mean = tf.math.div(Arithmetic.sum(tf, each.loss(), 1), count);
        return new Lowered(mean, (gradient, wanted) -> {
            List<Operand<TFloat32>> gradients = new ArrayList<>();
            gradients.add(wanted[0] ? tf.math.mul(each.backprop(), tf.math.div(gradient, count)) : null);
            gradients.add(null);
            return gradients;
        });
    }

    /** L2: -mean((s - 1/2)^2); L1: -mean(|s - 1/2|). */
    static Lowered zeroOne(Context context, LossOp.ZeroOne op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        long count = value.inputs().stream()
                .mapToLong(mix -> mix.dimensions().elements())
                .sum();
        Operand<TFloat32> perEntry = tf.constant(-1f / count);
        boolean squared = op.norm() == LabelFreeLoss.Norm.L2;
        List<Operand<TFloat32>> distances = new ArrayList<>();
        List<Operand<TFloat32>> sums = new ArrayList<>();
        for (Operand<TFloat32> s : in) {
            Operand<TFloat32> distance = tf.math.sub(s, tf.constant(0.5f));
            distances.add(distance);
            sums.add(Arithmetic.sum(tf, squared ? tf.math.square(distance) : tf.math.abs(distance), 2));
        }
        return new Lowered(tf.math.mul(Sums.of(tf, sums), perEntry), (gradient, wanted) -> {
            List<Operand<TFloat32>> gradients = new ArrayList<>();
            Operand<TFloat32> each = tf.math.mul(gradient, perEntry);
            for (int i = 0; i < in.size(); i++) {
                Operand<TFloat32> slope =
                        squared ? tf.math.mul(distances.get(i), tf.constant(2f)) : tf.math.sign(distances.get(i));
                gradients.add(wanted[i] ? tf.math.mul(each, slope) : null);
            }
            return gradients;
        });
    }

    static Lowered concentration(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        List<Operand<TFloat32>> distances = new ArrayList<>();
        List<Operand<TFloat32>> sums = new ArrayList<>();
        for (Operand<TFloat32> alpha : in) {
            Operand<TFloat32> distance = tf.nn.elu(alpha);
            distances.add(distance);
            sums.add(Arithmetic.sum(tf, tf.math.square(distance), 2));
        }
        Operand<TFloat32> half = tf.constant(0.5f);
        return new Lowered(tf.math.mul(Sums.of(tf, sums), half), (gradient, wanted) -> {
            Ops back = context.tf();
            List<Operand<TFloat32>> gradients = new ArrayList<>();
            for (int i = 0; i < in.size(); i++) {
                Operand<TFloat32> distance = distances.get(i);
                Operand<TFloat32> slope =
                        back.math.minimum(back.math.add(distance, back.constant(1f)), back.constant(1f));
                gradients.add(wanted[i] ? back.math.mul(gradient, back.math.mul(distance, slope)) : null);
            }
            return gradients;
        });
    }

    static Lowered budget(Context context, LossOp.Budget op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        List<Operand<TFloat32>> costs = new ArrayList<>();
        List<Operand<TFloat32>> terms = new ArrayList<>(List.of(tf.constant((float) op.base())));
        for (int i = 0; i < in.size(); i++) {
            List<Integer> sizes = value.inputs().get(i).dimensions().sizes();
            float[][] matrix = new float[sizes.get(0)][sizes.get(1)];
            for (int entry = 0; entry < op.costs().get(i).size(); entry++) {
                matrix[entry / sizes.get(1)][entry % sizes.get(1)] =
                        op.costs().get(i).get(entry).floatValue();
            }
            costs.add(tf.constant(matrix));
            terms.add(Arithmetic.sum(tf, tf.math.mul(in.get(i), costs.get(i)), 2));
        }
        Operand<TFloat32> excess = tf.nn.relu(Sums.of(tf, terms));
        return new Lowered(excess, (gradient, wanted) -> {
            Ops back = context.tf();
            Operand<TFloat32> slope = back.math.mul(gradient, back.math.sign(excess));
            List<Operand<TFloat32>> gradients = new ArrayList<>();
            for (int i = 0; i < in.size(); i++) {
                gradients.add(wanted[i] ? back.math.mul(slope, costs.get(i)) : null);
            }
            return gradients;
        });
    }
}
