package org.astrapia.graph.lowering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Constants and shapes of a graph, each emitted once. Sizes, axes and paddings repeat thousands of times in a search
 * network; every node of a graph costs time when it is written, loaded and optimized.
 */
public final class Constants {
    private final Ops tf;
    private final Map<String, Operand<TInt32>> integers = new HashMap<>();
    private final Map<String, Operand<TFloat32>> numbers = new HashMap<>();
    private final Map<Operand<TFloat32>, Operand<TInt32>> shapes = new HashMap<>();

    /** Constants of the graph that {@code tf} writes. */
    public Constants(Ops tf) {
        this.tf = tf;
    }

    /** A vector. */
    public Operand<TInt32> vector(int... values) {
        return integers.computeIfAbsent(Arrays.toString(values), key -> tf.constant(values));
    }

    /** A matrix. */
    public Operand<TInt32> matrix(int[]... rows) {
        return integers.computeIfAbsent(Arrays.deepToString(rows), key -> tf.constant(rows));
    }

    /** A single integer. */
    public Operand<TInt32> scalar(int value) {
        return integers.computeIfAbsent("" + value, key -> tf.constant(value));
    }

    /** A single number. */
    public Operand<TFloat32> scalar(float value) {
        return numbers.computeIfAbsent("" + value, key -> tf.constant(value));
    }

    /** A single number with as many bits as an operand. */
    Operand<TFloat32> scalar(float value, Operand<TFloat32> like) {
        return BrainFloats.isNarrow(like)
                ? numbers.computeIfAbsent(value + " of 16 bits", key -> BrainFloats.constant(tf, value))
                : scalar(value);
    }

    /** A vector of {@code size} equal numbers. */
    public Operand<TFloat32> filled(float value, int size) {
        return numbers.computeIfAbsent(value + "x" + size, key -> {
            float[] vector = new float[size];
            Arrays.fill(vector, value);
            return tf.constant(vector);
        });
    }

    /** The shape that {@code x} has in a step. */
    public Operand<TInt32> shape(Operand<TFloat32> x) {
        return shapes.computeIfAbsent(x, key -> tf.shape(x));
    }
}
