package org.astrapia.graph.lowering;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Draws, for each place and image of a step, whether its path stays. The draws depend on the step's seed alone, so that
 * a resumed run repeats them.
 */
public final class DropPathMasks {
    private final Ops tf;
    private final Operand<TFloat32> draws;
    private final Operand<TInt32> maskShape;

    /**
     * @param sites number of places
     * @param probability of dropping, a scalar
     * @param seed two numbers
     */
    public DropPathMasks(
            Ops tf, int sites, Operand<TFloat32> images, Operand<TFloat32> probability, Operand<TInt64> seed) {
        this.tf = tf;
        Operand<TInt32> count = tf.slice(tf.shape(images), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
        Operand<TInt32> zero = tf.constant(0);
        Operand<TInt32> shape = tf.concat(java.util.List.of(tf.constant(new int[] {sites}), count), zero);
        Operand<TFloat32> uniform = tf.random.statelessRandomUniform(shape, seed);
        Operand<TFloat32> stay = tf.math.sub(tf.constant(1f), probability);
        this.draws = tf.math.div(tf.math.floor(tf.math.add(uniform, stay)), stay);
        this.maskShape = tf.constant(new int[] {-1, 1, 1, 1});
    }

    /** {@code [N, 1, 1, 1]}: 0 where the path is dropped, otherwise 1 divided by the probability of staying. */
    Operand<TFloat32> of(int site) {
        Operand<TFloat32> row = tf.slice(draws, tf.constant(new int[] {site, 0}), tf.constant(new int[] {1, -1}));
        return tf.reshape(row, maskShape);
    }
}
