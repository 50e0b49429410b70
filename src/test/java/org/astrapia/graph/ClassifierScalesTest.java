package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
}
