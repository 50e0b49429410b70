package org.astrapia.graph.lowering;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Products of matrices on maps: a row for each pixel, a column for each channel. */
final class MatrixProducts {
    private MatrixProducts() {}

    static Lowered lower(Context context, List<Operand<TFloat32>> in) {
        Ops tf = context.tf();
        return new Lowered(
                product(tf, in),
                (gradient, wanted) -> Arrays.asList(
                        wanted[0] ? tf.linalg.einsum(List.of(gradient, in.get(1)), "nhwd,cd->nhwc") : null,
                        wanted[1] ? tf.linalg.einsum(List.of(in.get(0), gradient), "nhwc,nhwd->cd") : null));
    }

    /** The same, computed a second time in the backward pass, where memory is short. */
    static Lowered rematerialized(Context context, List<Operand<TFloat32>> in) {
        Lowered lowered = lower(context, in);
        context.rematerialize(lowered.output(), tf -> product(tf, in));
        return lowered;
    }

    private static Operand<TFloat32> product(Ops tf, List<Operand<TFloat32>> in) {
        return tf.linalg.einsum(in, "nhwc,cd->nhwd");
    }
}
