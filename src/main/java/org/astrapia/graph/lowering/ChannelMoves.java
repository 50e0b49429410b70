package org.astrapia.graph.lowering;

import java.util.List;
import org.astrapia.network.Dimensions;
import org.astrapia.network.MixOp;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Moves of whole channels. */
final class ChannelMoves {
    private ChannelMoves() {}

    static Lowered channels(Context context, MixOp.Channels op, Value value, List<Operand<TFloat32>> in) {
        int behind = value.inputs().get(0).dimensions().channels() - op.first() - op.count();
        Constants constants = context.constants();
        return Lowered.unary(
                cut(context, in.get(0), op.first(), op.count()),
                gradient -> context.tf()
                        .pad(
                                gradient,
                                constants.matrix(new int[] {0, 0}, new int[] {0, 0}, new int[] {0, 0}, new int[] {
                                    op.first(), behind
                                }),
                                constants.scalar(0f, gradient)));
    }

    /** Some channels of maps. */
    static Operand<TFloat32> cut(Context context, Operand<TFloat32> x, int first, int count) {
        Constants constants = context.constants();
        return context.tf().slice(x, constants.vector(0, 0, 0, first), constants.vector(-1, -1, -1, count));
    }

    static Lowered shuffle(Context context, MixOp.Shuffle op, Value value, List<Operand<TFloat32>> in) {
        Dimensions d = value.dimensions();
        int inGroup = d.channels() / op.groups();
        return Lowered.unary(
                exchanged(context, in.get(0), op.groups(), inGroup, d),
                gradient -> exchanged(context, gradient, inGroup, op.groups(), d));
    }

    /** Channels as a matrix {@code [rows, columns]}, transposed. */
    private static Operand<TFloat32> exchanged(
            Context context, Operand<TFloat32> x, int rows, int columns, Dimensions d) {
        Ops tf = context.tf();
        Constants constants = context.constants();
        Operand<TFloat32> matrices = tf.reshape(x, constants.vector(-1, rows, columns));
        Operand<TFloat32> transposed = tf.linalg.transpose(matrices, constants.vector(0, 2, 1));
        return tf.reshape(transposed, constants.vector(-1, d.height(), d.width(), d.channels()));
    }
}
