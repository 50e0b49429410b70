package org.astrapia.graph.lowering;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * What a step draws mixing weights with. The draws depend on the step's seed alone, so that a resumed run repeats them.
 *
 * @param seed two numbers
 * @param temperature of the draws, a scalar
 */
public record MixingDraws(Operand<TInt64> seed, Operand<TFloat32> temperature) {
    /** Uniform numbers above 0 and below 1, other ones for each place. */
    Operand<TFloat32> uniform(Ops tf, Operand<TInt32> shape, int site) {
        Operand<TFloat32> drawn = tf.random.statelessRandomUniform(shape, seedOf(tf, site));
        return tf.math.maximum(drawn, tf.constant(Float.MIN_NORMAL)); // whose logarithm is a number
    }

    /** Samples of Gamma distributions with these shapes and the scale 1, other ones for each place. */
    Operand<TFloat32> gamma(Ops tf, Operand<TInt32> shape, Operand<TFloat32> of, int site) {
        Operand<TFloat32> drawn = tf.scope()
                .opBuilder("StatelessRandomGammaV2", "StatelessRandomGammaV2")
                .addInput(shape.asOutput())
                .addInput(seedOf(tf, site).asOutput())
                .addInput(of.asOutput())
                .build()
                .output(0);
        return tf.math.maximum(drawn, tf.constant(Float.MIN_NORMAL)); // so that their sum is not 0
    }

    private Operand<TInt64> seedOf(Ops tf, int site) {
        return tf.math.add(seed, tf.constant(new long[] {0, site}));
    }
}
