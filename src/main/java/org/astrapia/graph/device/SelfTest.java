package org.astrapia.graph.device;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;

/**
 * A small computation on one device, with whole numbers that 16 bits hold: the sum and the product of two maps, which are
 * kernels of TensorFlow's own, and a convolution, which is cuDNN's. A GPU of a kind for which there is no machine code fails
 * in the first, a broken cuDNN or a full memory in the last.
 */
final class SelfTest {
    private static final int SIDE = 4;
    private static final float[] FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final float[] SECOND = {2, 1, 0, -1, -2, 2, 1, 0, -1, -2, 2, 1, 0, -1, -2, 2};
    private static final int REASON_LENGTH = 240;

    private SelfTest() {}

    /** What is wrong with the device of these sessions; empty when all numbers are right. */
    static Optional<String> failure(Placement placement) {
        try {
            return wrong(placement, "add and multiply", true, FIRST, sumTimesSecond())
                    .or(() -> wrong(placement, "convolve", false, FIRST, sumsOfNeighbours()));
        } catch (RuntimeException e) { // TensorFlow's have no ancestor of their own
            return Optional.of(shortened(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<String> wrong(
            Placement placement, String what, boolean elementwise, float[] given, float[] expected) {
        ConfigProto.Builder config = ConfigProto.newBuilder()
                .setGraphOptions(GraphOptions.newBuilder() // so that nothing is computed elsewhere ahead of time
                        .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)));
        placement.configure(config);
        TensorFlowNatives.load();
        try (Graph graph = new Graph();
                Session session = new Session(graph, config.build())) {
            Ops tf = Ops.create(graph).withDevice(device(placement));
            Operand<TFloat32> map = map(tf, given, 1, SIDE, SIDE, 1);
            Operand<TFloat32> computed;
            if (elementwise) {
                Operand<TFloat32> second = map(tf, SECOND, 1, SIDE, SIDE, 1);
                computed = tf.math.mul(tf.math.add(map, second), second);
            } else {
                float[] ones = new float[9];
                Arrays.fill(ones, 1);
                computed = tf.nn.conv2d(map, map(tf, ones, 3, 3, 1, 1), List.of(1L, 1L, 1L, 1L), "SAME");
            }
            try (Result result = session.runner().fetch(computed).run()) {
                float[] found = new float[expected.length];
                ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(found);
                return Arrays.equals(found, expected)
                        ? Optional.empty()
                        : Optional.of(
                                what + " gave " + Arrays.toString(found) + ", right is " + Arrays.toString(expected));
            }
        }
    }

    private static Operand<TFloat32> map(Ops tf, float[] values, long... shape) {
        return tf.constant(Shape.of(shape), DataBuffers.of(values));
    }

    /** The one device that sessions of this placement have. */
    private static DeviceSpec device(Placement placement) {
        return DeviceSpec.newBuilder()
                .deviceType(placement.isGpu() ? DeviceSpec.DeviceType.GPU : DeviceSpec.DeviceType.CPU)
                .deviceIndex(0)
                .build();
    }

    private static float[] sumTimesSecond() {
        float[] values = new float[FIRST.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (FIRST[i] + SECOND[i]) * SECOND[i];
        }
        return values;
    }

    private static float[] sumsOfNeighbours() {
        float[] sums = new float[SIDE * SIDE];
        for (int i = 0; i < sums.length; i++) {
            for (int row = Math.max(0, i / SIDE - 1); row <= Math.min(SIDE - 1, i / SIDE + 1); row++) {
                for (int column = Math.max(0, i % SIDE - 1); column <= Math.min(SIDE - 1, i % SIDE + 1); column++) {
                    sums[i] += FIRST[row * SIDE + column];
                }
            }
        }
        return sums;
    }

    /** TensorFlow's messages go on with the graph's nodes. */
    private static String shortened(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= REASON_LENGTH ? line : line.substring(0, REASON_LENGTH) + " …";
    }
}
