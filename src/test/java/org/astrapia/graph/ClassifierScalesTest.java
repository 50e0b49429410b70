package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.astrapia.config.Optimizer;
import org.astrapia.config.Schedule;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.data.batch.Batch;
import org.astrapia.network.Input;
import org.junit.jupiter.api.Test;

/** A factor for each logit, trained alone, against numbers by hand. */
class ClassifierScalesTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final double RATE = 0.5;

    @Test
    void aStepMovesTheFactorsByTheirGradient() {
        double[] logits = {0.5, -1.25, 2};
        int label = 1;
        double sum = Math.exp(logits[0]) + Math.exp(logits[1]) + Math.exp(logits[2]);
        Target target = new Target(new Input(1, 1, 3, List.of(5, 3, 2)), Samples.ALL, TestExecution.get());
        Batch batch = new Batch(new float[] {0.5f, -1.25f, 2}, new int[] {label});
        try (LinearProbe scales = LinearProbe.scales(
                new LabelLoss.CrossEntropy(),
                new Optimizer.Sgd(RATE, 0, 0, Double.POSITIVE_INFINITY, new Schedule.Constant()),
                target)) {
            scales.initialize(3);
            assertThat(scales.parameters()).isEqualTo(3);
            assertThat(scales.logits(batch)).containsExactly(0.5f, -1.25f, 2);

            StepResult result = scales.trainStep(batch, RATE);

            assertThat(result.loss()).isCloseTo(Math.log(sum) - logits[label], CLOSE);
            float[] after = scales.logits(batch);
            for (int c = 0; c < logits.length; c++) {
                double pull = Math.exp(logits[c]) / sum - (c == label ? 1 : 0);
                double scale = 1 - RATE * pull * logits[c];
                assertThat((double) after[c]).isCloseTo(scale * logits[c], CLOSE);
            }
        }
    }

    /** MiSLAS: the classifier goes on from what it was, at a rate of its own, and the factors begin with 1. */
    @Test
    void aClassifierIsTrainedOnTogetherWithItsFactors() {
        double[] x = {1.5, -0.5};
        double[][] weights = {{0.2, -0.4, 1}, {0.6, 0.1, -0.3}};
        double[] bias = {0.05, -0.1, 0.2};
        int label = 0;
        Target target = new Target(new Input(1, 1, 2, List.of(5, 3, 2)), Samples.ALL, TestExecution.get());
        Batch batch = new Batch(new float[] {1.5f, -0.5f}, new int[] {label});
        Optimizer optimizer = new Optimizer.Sgd(
                new Optimizer.Common(
                        RATE,
                        0,
                        Double.POSITIVE_INFINITY,
                        new Schedule.Constant(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(RATE / 4)),
                0,
                false);
        try (LinearProbe both = LinearProbe.scaledClassifier(new LabelLoss.CrossEntropy(), optimizer, target)) {
            both.initialize(3);
            both.begin(Map.of(
                    "classifier/weight", new float[] {0.2f, -0.4f, 1, 0.6f, 0.1f, -0.3f},
                    "classifier/bias", new float[] {0.05f, -0.1f, 0.2f},
                    "conv1", new float[] {7}));
            assertThat(both.parameters()).isEqualTo(2 * 3 + 3 + 3);
            double[] logits = new double[3];
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                logits[c] = x[0] * weights[0][c] + x[1] * weights[1][c] + bias[c];
                sum += Math.exp(logits[c]);
                assertThat((double) both.logits(batch)[c]).isCloseTo(logits[c], CLOSE);
            }

            both.trainStep(batch, RATE);

            for (int c = 0; c < 3; c++) {
                double pull = Math.exp(logits[c]) / sum - (c == label ? 1 : 0);
                double scale = 1 - RATE * pull * logits[c];
                double moved = RATE / 4 * pull;
                double after =
                        x[0] * (weights[0][c] - moved * x[0]) + x[1] * (weights[1][c] - moved * x[1]) + bias[c] - moved;
                assertThat((double) both.logits(batch)[c]).isCloseTo(scale * after, CLOSE);
            }
        }
    }
}
