package org.astrapia.graph;

import java.util.Map;
import org.astrapia.data.batch.Batch;
import org.astrapia.network.Layout;

/**
 * A compiled network with its state in TensorFlow. Not thread-safe; close it.
 *
 * <p>Everything that a step changes is in {@link #state}: saving it and restoring it into a model of the same {@link
 * #graphDef} goes on with the very same numbers.
 */
public interface Model extends AutoCloseable {
    /** The serialized TensorFlow GraphDef; the same bytes for the same description. */
    byte[] graphDef();

    /** What the weights and statistics among its variables are called and what shapes they have. */
    Layout layout();

    /** A copy of all variables by name: weights, statistics, optimizer moments, alpha, step counters. */
    Map<String, float[]> state();

    /**
     * Puts a state back.
     *
     * @throws IllegalArgumentException when a variable is missing or has another size
     */
    void restore(Map<String, float[]> state);

    /** Predicted class of each image, in evaluation mode (running statistics, no drop path). */
    int[] predict(Batch batch);

    /** Logits of each image in evaluation mode, {@code [N, classes]} row-major. */
    float[] logits(Batch batch);

    /** What the classifier sees of each image, {@code [N, F]} row-major, in evaluation mode. */
    float[] features(Batch batch);

    /** Number of trainable parameters, as the papers count them (without alpha). */
    long parameters();

    @Override
    void close();
}
