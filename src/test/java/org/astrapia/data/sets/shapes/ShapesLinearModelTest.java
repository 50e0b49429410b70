package org.astrapia.data.sets.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.data.Normalization;
import org.astrapia.data.Pictures;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.junit.jupiter.api.Test;

/** The shapes are no test for a network if a linear model tells them apart by single pixels. */
class ShapesLinearModelTest {
    private static final int CLASSES = 10;
    private static final int EPOCHS = 12;
    private static final int BATCH = 50;
    private static final float RATE = 0.002f;

    @Test
    void aLinearModelOnThePixelsGetsMoreThanHalfOfTheShapesWrong() {
        Dataset shapes = Pictures.shapes(400, 100, 1);
        int[] training = IntStream.range(0, shapes.train().count()).toArray();
        Normalization normalization = Normalization.of(shapes.train(), training);
        int inputs = shapes.train().bytesPerImage();
        float[] weights = new float[inputs * CLASSES];

        BatchSource batches = new BatchSource(shapes.train(), training, List.of(List.of()), normalization, BATCH, 1, 2);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            try (Epoch open = batches.open(epoch, 0)) {
                while (open.hasNext()) {
                    step(weights, open.next(), inputs);
                }
            }
        }

        int[] testing = IntStream.range(0, shapes.test().count()).toArray();
        double trainAccuracy = accuracy(weights, shapes.train(), training, normalization);
        double testAccuracy = accuracy(weights, shapes.test(), testing, normalization);
        assertThat(trainAccuracy).as("it did learn its training images").isGreaterThan(0.5);
        assertThat(testAccuracy).as("on the balanced test set").isBetween(0.1, 0.5);
    }

    /** Gradient of the mean cross-entropy of softmax(weights * image), one step. */
    private static void step(float[] weights, Batch batch, int inputs) {
        float[] gradient = new float[weights.length];
        for (int image = 0; image < batch.count(); image++) {
            float[] probabilities = softmax(scores(weights, batch, image, inputs));
            for (int label = 0; label < CLASSES; label++) {
                float error = probabilities[label] - (batch.labels()[image] == label ? 1 : 0);
                for (int i = 0; i < inputs; i++) {
                    gradient[label * inputs + i] += error * batch.images()[image * inputs + i];
                }
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= RATE * gradient[i] / batch.count();
        }
    }

    private static float[] scores(float[] weights, Batch batch, int image, int inputs) {
        float[] scores = new float[CLASSES];
        for (int label = 0; label < CLASSES; label++) {
            for (int i = 0; i < inputs; i++) {
                scores[label] += weights[label * inputs + i] * batch.images()[image * inputs + i];
            }
        }
        return scores;
    }

    private static float[] softmax(float[] scores) {
        float[] result = new float[scores.length];
        float sum = 0;
        for (int i = 0; i < scores.length; i++) {
            result[i] = (float) Math.exp(scores[i]);
            sum += result[i];
        }
        for (int i = 0; i < scores.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    private static double accuracy(float[] weights, Images images, int[] indices, Normalization normalization) {
        int right = 0;
        try (Epoch open =
                BatchSource.inOrder(images, indices, normalization, BATCH).open(0, 0)) {
            while (open.hasNext()) {
                Batch batch = open.next();
                for (int image = 0; image < batch.count(); image++) {
                    float[] scores = scores(weights, batch, image, images.bytesPerImage());
                    int best = 0;
                    for (int label = 1; label < CLASSES; label++) {
                        best = scores[label] > scores[best] ? label : best;
                    }
                    right += best == batch.labels()[image] ? 1 : 0;
                }
            }
        }
        return (double) right / indices.length;
    }
}
