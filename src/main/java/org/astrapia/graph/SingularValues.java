package org.astrapia.graph;

import org.astrapia.graph.device.TensorFlowNatives;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.Svd;
import org.tensorflow.types.TFloat64;

/** Singular values of a matrix, on the CPU whatever the device of a run, in double precision. */
public final class SingularValues {
    private SingularValues() {}

    /**
     * The singular values, the largest first.
     *
     * @param rows of the matrix, {@code [N, columns]} row-major; finite
     */
    public static double[] of(float[] rows, int columns) {
        TensorFlowNatives.load();
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i];
        }
        Shape shape = Shape.of(rows.length / columns, columns);
        try (Graph graph = new Graph();
                Session session = new Session(graph, SessionOptions.of(Execution.CPU));
                TFloat64 matrix = TFloat64.tensorOf(shape, DataBuffers.of(values))) {
            Ops tf = Ops.create(graph);
            Operand<TFloat64> input = tf.placeholder(TFloat64.class);
            Operand<TFloat64> found = tf.linalg.svd(input, Svd.computeUv(false)).s();
            try (TFloat64 fetched = (TFloat64)
                    session.runner().feed(input, matrix).fetch(found).run().get(0)) {
                double[] singular = new double[(int) fetched.size()];
                fetched.asRawTensor().data().asDoubles().read(singular);
                return singular;
            }
        }
    }
}
