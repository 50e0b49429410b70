package org.astrapia.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.graph.lowering.Constants;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The variables of a graph: a few flat vectors of numbers. Each is read once per step, before anything changes it, and
 * may be read ({@code state.NAME.read}) and set ({@code state.NAME.assign}, fed through {@code state.NAME.value}) from
 * outside.
 */
final class GraphVariables {
    private static final String PREFIX = "state.";

    private final Ops tf;
    private final Map<String, VarHandleOp> handles = new LinkedHashMap<>();
    private final Map<String, Operand<TFloat32>> reads = new LinkedHashMap<>();

    GraphVariables(Ops tf) {
        this.tf = tf;
    }

    /** A new variable of {@code size} numbers; returns its value at the beginning of a step. */
    Operand<TFloat32> variable(String name, int size) {
        Shape shape = Shape.of(size);
        VarHandleOp handle =
                tf.withName(PREFIX + name + ".handle").varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
        Operand<TFloat32> read = tf.withName(PREFIX + name + ".read").readVariableOp(handle, TFloat32.class);
        Placeholder<TFloat32> value =
                tf.withName(PREFIX + name + ".value").placeholder(TFloat32.class, Placeholder.shape(shape));
        tf.withName(PREFIX + name + ".assign").assignVariableOp(handle, value);
        handles.put(name, handle);
        reads.put(name, read);
        return read;
    }

    /**
     * A variable that lives within a step of several runs: it is set before it is read, and is no part of the state that is
     * saved.
     */
    Operand<TFloat32> scratch(String name, int size) {
        VarHandleOp handle = tf.withName("scratch." + name + ".handle")
                .varHandleOp(TFloat32.class, Shape.of(size), VarHandleOp.sharedName("scratch." + name));
        handles.put(name, handle);
        return tf.withName("scratch." + name + ".read").readVariableOp(handle, TFloat32.class);
    }

    /** The variable's value at the beginning of a step. */
    Operand<TFloat32> read(String name) {
        return reads.get(name);
    }

    /** The variable's value within a step, after some of its operations. */
    Operand<TFloat32> readAfter(String name, List<Op> operations, String step) {
        return tf.withControlDependencies(operations)
                .withName(step + ".after." + name)
                .readVariableOp(handles.get(name), TFloat32.class);
    }

    /** Sets a variable at the end of a step, as part of {@code step}. */
    Op assign(String name, Operand<TFloat32> value, String step) {
        return tf.withName(step + ".assign." + name).assignVariableOp(handles.get(name), value);
    }

    /** One operation that waits for all. */
    Op group(String name, List<Op> ops) {
        return tf.withControlDependencies(ops).withName(name).noOp();
    }

    /** Cuts a flat vector into tensors of these shapes. */
    static List<Operand<TFloat32>> split(Ops tf, Operand<TFloat32> flat, List<int[]> shapes) {
        int[] sizes = shapes.stream().mapToInt(GraphVariables::size).toArray();
        List<Operand<TFloat32>> tensors = new ArrayList<>();
        if (sizes.length == 0) {
            return tensors;
        }
        var parts = tf.splitV(flat, tf.constant(sizes), tf.constant(0), (long) sizes.length)
                .output();
        Constants constants = new Constants(tf);
        for (int i = 0; i < sizes.length; i++) {
            int[] shape = shapes.get(i);
            tensors.add(shape.length == 1 ? parts.get(i) : tf.reshape(parts.get(i), constants.vector(shape)));
        }
        return tensors;
    }

    /** Joins tensors to a flat vector. */
    static Operand<TFloat32> join(Ops tf, List<Operand<TFloat32>> tensors) {
        List<Operand<TFloat32>> flat = new ArrayList<>();
        Operand<TInt32> vector = tf.constant(new int[] {-1});
        tensors.forEach(tensor -> flat.add(tensor.shape().numDimensions() == 1 ? tensor : tf.reshape(tensor, vector)));
        return flat.size() == 1 ? flat.get(0) : tf.concat(flat, tf.constant(0));
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size;
    }
}
