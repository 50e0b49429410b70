package org.astrapia.graph.lowering;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.FusedBatchNormGrad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Batch normalisation (Ioffe and Szegedy 2015). */
final class Normalisation {
    private static final float EPSILON = 1e-5f;

    private Normalisation() {}

    static Lowered batchNorm(Context context, Op.BatchNorm op, Value value, List<Operand<TFloat32>> in) {
        if (value.dimensions().sizes().size() == 1) {
            return onVectors(context, op, value, in);
        }
        return onMaps(context, op, value, in);
    }

    /** TensorFlow normalises maps alone: a vector is a map of one pixel. */
    private static Lowered onVectors(Context context, Op.BatchNorm op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        int channels = value.dimensions().channels();
        Operand<TInt32> asMap = tf.constant(new int[] {-1, 1, 1, channels});
        Operand<TInt32> asVector = tf.constant(new int[] {-1, channels});
        List<Operand<TFloat32>> maps = new ArrayList<>(in);
        maps.set(0, tf.reshape(in.get(0), asMap));
        Lowered map = onMaps(context, op, value, maps);
        return new Lowered(tf.reshape(map.output(), asVector), (gradient, wanted) -> {
            List<Operand<TFloat32>> gradients =
                    new ArrayList<>(map.pullback().apply(tf.reshape(gradient, asMap), wanted));
            gradients.set(0, tf.reshape(gradients.get(0), asVector));
            return gradients;
        });
    }

    private static Lowered onMaps(Context context, Op.BatchNorm op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        int channels = value.dimensions().channels();
        Operand<TFloat32> scale =
                in.size() > 1 ? in.get(1) : context.constants().filled(1, channels);
        Operand<TFloat32> offset =
                in.size() > 2 ? in.get(2) : context.constants().filled(0, channels);
        if (!context.training()) {
            Context.Statistics running = context.running(op.site());
            return Lowered.leaf(tf.nn.fusedBatchNorm(
                            in.get(0),
                            scale,
                            offset,
                            running.mean(),
                            running.variance(),
                            FusedBatchNorm.epsilon(EPSILON),
                            FusedBatchNorm.isTraining(false))
                    .y());
        }
        Operand<TFloat32> none = context.constants().filled(0, 0);
        FusedBatchNorm<TFloat32, TFloat32> normalised = tf.nn.fusedBatchNorm(
                in.get(0), scale, offset, none, none, FusedBatchNorm.epsilon(EPSILON), FusedBatchNorm.isTraining(true));
        context.batch(value, new Context.Statistics(normalised.batchMean(), normalised.batchVariance()));
        return new Lowered(normalised.y(), (gradient, wanted) -> {
            FusedBatchNormGrad<TFloat32, TFloat32> backward = tf.nn.fusedBatchNormGrad(
                    gradient,
                    context.kept(in.get(0), gradient),
                    scale,
                    normalised.reserveSpace1(),
                    normalised.reserveSpace2(),
                    normalised.reserveSpace3(),
                    FusedBatchNormGrad.epsilon(EPSILON),
                    FusedBatchNormGrad.isTraining(true));
            return List.<Operand<TFloat32>>of(backward.xBackprop(), backward.scaleBackprop(), backward.offsetBackprop())
                    .subList(0, in.size());
        });
    }
}
