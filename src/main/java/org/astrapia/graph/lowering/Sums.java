package org.astrapia.graph.lowering;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Sums of several tensors, added in the order in which they are given.
 *
 * <p>TensorFlow's {@code AddN} writes into the buffer of a term that nobody reads any more, and adds that term first. Which one
 * that is depends on which operation happened to run before, so the last digits would differ from run to run. The attribute
 * says that the result takes no buffer of a term (TensorFlow sets it for results that already have their place; without an
 * allocator beside it, it does nothing else). A chain of binary additions has a fixed order too, but reads and writes twice as
 * much memory; with numbers of 16 bits, for which {@code AddN} has no fast kernel, it is what is taken (eight terms: 2.6 ms against
 * 3.8 ms).
 */
public final class Sums {
    private static final String OWN_BUFFER = "_scoped_allocator";
    /** Output 0, of an allocator that does not exist. */
    private static final long[] FIRST_OUTPUT = {0, 0};

    private Sums() {}

    /** The sum of one or more tensors of one shape. */
    public static Operand<TFloat32> of(Ops tf, List<Operand<TFloat32>> terms) {
        if (terms.size() <= 2) { // either order gives the same digits
            return terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
        }
        if (BrainFloats.isNarrow(terms.get(0))) {
            Operand<TFloat32> sum = terms.get(0);
            for (Operand<TFloat32> term : terms.subList(1, terms.size())) {
                sum = tf.math.add(sum, term);
            }
            return sum;
        }
        return tf.scope()
                .opBuilder("AddN", "AddN")
                .addInputList(terms.stream().map(Operand::asOutput).toArray(org.tensorflow.Output<?>[]::new))
                .setAttr(OWN_BUFFER, FIRST_OUTPUT)
                .build()
                .output(0);
    }
}
