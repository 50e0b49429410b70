package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.data.Normalization;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.storage.Storage;
import org.astrapia.graph.device.TensorFlowNatives;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** A small convolutional network learns the shapes, which a linear model does not (see the data package's tests). */
class ShapesDifficultyTest {
    private static final int CLASSES = 10;
    private static final int SIDE = 32;
    private static final int EPOCHS = 8;
    private static final int BATCH = 50;

    private final Random random = new Random(1);

    @Test
    void threeConvolutionsGetMostShapesRight() {
        Dataset shapes = Choices.shapes(500, 100).load(1, Storage.standard());
        int[] training = all(shapes.train());
        Normalization normalization = Normalization.of(shapes.train(), training);
        BatchSource batches = new BatchSource(shapes.train(), training, List.of(List.of()), normalization, BATCH, 1, 1);
        BatchSource test = BatchSource.inOrder(shapes.test(), all(shapes.test()), normalization, BATCH);

        TensorFlowNatives.load();
        try (Graph graph = new Graph()) {
            Network network = new Network(Ops.create(graph));
            Op step = new Adam(graph, 0.002f).minimize(network.loss);
            try (Session session = new Session(graph)) {
                session.initialize();
                for (int epoch = 0; epoch < EPOCHS; epoch++) {
                    try (Epoch open = batches.open(epoch, 0)) {
                        open.forEachRemaining(batch -> network.train(session, step, batch));
                    }
                }
                assertThat(network.accuracy(session, test)).isGreaterThan(0.8);
            }
        }
    }

    private static int[] all(Images images) {
        return IntStream.range(0, images.count()).toArray();
    }

    /** Convolutions of 16, 32 and 64 channels, the mean of each map, a linear layer: 24,234 parameters. */
    private final class Network {
        private final Ops tf;
        private final Placeholder<TFloat32> images;
        private final Placeholder<TInt32> labels;
        private final Operand<TFloat32> loss;
        private final Operand<TInt64> prediction;

        Network(Ops tf) {
            this.tf = tf;
            this.images = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, SIDE, SIDE, 3)));
            this.labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
            Operand<TFloat32> maps = pooled(convolution(images, 3, 16));
            maps = pooled(convolution(maps, 16, 32));
            maps = convolution(maps, 32, 64);
            Operand<TFloat32> features = tf.math.mean(maps, tf.array(1, 2));
            Operand<TFloat32> logits = tf.math.add(tf.linalg.matMul(features, weights(64, CLASSES)), weights(CLASSES));
            Operand<TFloat32> targets = tf.oneHot(labels, tf.constant(CLASSES), tf.constant(1f), tf.constant(0f));
            this.loss = tf.math.mean(
                    tf.nn.softmaxCrossEntropyWithLogits(logits, targets).loss(), tf.constant(0));
            this.prediction = tf.math.argMax(logits, tf.constant(1));
        }

        void train(Session session, Op step, Batch batch) {
            try (TFloat32 pixels = pixels(batch);
                    TInt32 classes = TInt32.vectorOf(batch.labels())) {
                session.runner()
                        .feed(images, pixels)
                        .feed(labels, classes)
                        .addTarget(step)
                        .run()
                        .close();
            }
        }

        double accuracy(Session session, BatchSource source) {
            int right = 0;
            try (Epoch open = source.open(0, 0)) {
                while (open.hasNext()) {
                    Batch batch = open.next();
                    try (TFloat32 pixels = pixels(batch);
                            var fetched = session.runner()
                                    .feed(images, pixels)
                                    .fetch(prediction)
                                    .run()) {
                        TInt64 predicted = (TInt64) fetched.get(0);
                        for (int i = 0; i < batch.count(); i++) {
                            right += predicted.getLong(i) == batch.labels()[i] ? 1 : 0;
                        }
                    }
                }
            }
            return (double) right / source.count();
        }

        private TFloat32 pixels(Batch batch) {
            return TFloat32.tensorOf(Shape.of(batch.count(), SIDE, SIDE, 3), DataBuffers.of(batch.images()));
        }

        private Operand<TFloat32> convolution(Operand<TFloat32> input, int from, int to) {
            Operand<TFloat32> sums = tf.nn.conv2d(input, weights(3, 3, from, to), List.of(1L, 1L, 1L, 1L), "SAME");
            return tf.nn.relu(tf.math.add(sums, weights(to)));
        }

        private Operand<TFloat32> pooled(Operand<TFloat32> maps) {
            return tf.nn.maxPool(maps, tf.array(1, 2, 2, 1), tf.array(1, 2, 2, 1), "SAME");
        }

        /** He et al. 2015: normal, of variance 2 by the number of inputs; a bias, which has one axis, starts at 0. */
        private Operand<TFloat32> weights(long... shape) {
            Shape axes = Shape.of(shape);
            double inputs = (double) axes.size() / shape[shape.length - 1];
            float[] initial = new float[(int) axes.size()];
            for (int i = 0; i < initial.length && shape.length > 1; i++) {
                initial[i] = (float) (random.nextGaussian() * Math.sqrt(2 / inputs));
            }
            return tf.withInitScope().variable(tf.withInitScope().constant(axes, DataBuffers.of(initial)));
        }
    }
}
