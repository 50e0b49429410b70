package org.astrapia.graph;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Between TensorFlow's tensors and Java's arrays. */
final class Tensors {
    private Tensors() {}

    /** All numbers of a tensor, row-major. */
    static float[] floats(TFloat32 tensor) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }

    /** All numbers of a tensor, row-major. */
    static int[] ints(TInt32 tensor) {
        int[] values = new int[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asInts().read(values);
        return values;
    }

    /** A matrix of these rows; close it. */
    static TFloat32 of(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, values, row * rows[0].length, rows[0].length);
        }
        return of(Shape.of(rows.length, rows[0].length), values);
    }

    /** A tensor of this shape; close it. */
    static TFloat32 of(Shape shape, float[] values) {
        return TFloat32.tensorOf(shape, DataBuffers.of(values));
    }
}
