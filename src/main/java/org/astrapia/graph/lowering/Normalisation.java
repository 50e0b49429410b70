package org.astrapia.graph.lowering;

import java.util.Arrays;
import java.util.List;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.FusedBatchNormGrad;
import org.tensorflow.types.TFloat32;

/** Batch normalisation (Ioffe and Szegedy 2015). */
final class Normalisation {
    private static final float EPSILON = 1e-5f;

    private Normalisation() {}

    static Lowered batchNorm(Context context, Op.BatchNorm op, Value value, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        int channels = value.dimensions().channels();
        boolean affine = in.size() == 3;
        Operand<TFloat32> scale = affine ? in.get(1) : context.constants().filled(1, channels);
        Operand<TFloat32> offset = affine ? in.get(2) : context.constants().filled(0, channels);
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
        context.batch(op.site(), new Context.Statistics(normalised.batchMean(), normalised.batchVariance()));
        return new Lowered(normalised.y(), (gradient, wanted) -> {
            FusedBatchNormGrad<TFloat32, TFloat32> backward = tf.nn.fusedBatchNormGrad(
                    gradient,
                    in.get(0),
                    scale,
                    normalised.reserveSpace1(),
                    normalised.reserveSpace2(),
                    normalised.reserveSpace3(),
                    FusedBatchNormGrad.epsilon(EPSILON),
                    FusedBatchNormGrad.isTraining(true));
            return affine
                    ? Arrays.asList(backward.xBackprop(), backward.scaleBackprop(), backward.offsetBackprop())
                    : List.of(backward.xBackprop());
        });
    }
}
