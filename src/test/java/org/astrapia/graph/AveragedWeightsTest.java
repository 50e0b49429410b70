package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.config.Recipe;
import org.astrapia.config.Retrain;
import org.astrapia.config.Schedule.Constant;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.training.Choice;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AveragedWeightsTest {
    private static final double KEPT = 0.9;

    static Stream<Passes> passes() {
        return Stream.of(Samples.NONE, Samples.ALL);
    }

    @ParameterizedTest
    @MethodSource("passes")
    void followWeightsAndStatisticsAndAreTested(Passes passes) {
        Batch batch = Samples.batch(8, 16, 5);
        try (NetworkModel averaged = network(KEPT, passes);
                NetworkModel usual = network(0, passes)) {
            Map<String, double[]> expected = new HashMap<>();
            for (String variable : List.of("weights", "statistics")) {
                expected.put(variable, doubles(averaged.state().get(variable)));
                assertThat(averaged.state().get(variable + ".average"))
                        .isEqualTo(averaged.state().get(variable));
            }
            for (int step = 0; step < 3; step++) {
                double loss = averaged.trainStep(batch, 0.1, 0, 1).loss();
                assertThat(usual.trainStep(batch, 0.1, 0, 1).loss()).isEqualTo(loss);
                expected.forEach((variable, average) -> {
                    float[] now = averaged.state().get(variable);
                    for (int i = 0; i < now.length; i++) {
                        average[i] = KEPT * average[i] + (1 - KEPT) * now[i];
                    }
                });
            }
            Map<String, float[]> state = averaged.state();
            expected.forEach((variable, average) -> {
                float[] actual = state.get(variable + ".average");
                for (int i = 0; i < average.length; i++) {
                    assertThat((double) actual[i]).isCloseTo(average[i], within(1e-6 * (1 + Math.abs(average[i]))));
                }
            });
            assertThat(averaged.logits(batch)).isNotEqualTo(usual.logits(batch));
            Map<String, float[]> replaced = usual.state();
            replaced.put("weights", state.get("weights.average"));
            replaced.put("statistics", state.get("statistics.average"));
            usual.restore(replaced);
            assertThat(averaged.logits(batch)).isEqualTo(usual.logits(batch));
        }
    }

    /** Otherwise the first thousand steps would test what was drawn at random. */
    @Test
    void beginWithABodyThatIsTakenOver() {
        try (NetworkModel before = network(0, Samples.ALL);
                NetworkModel averaged = network(KEPT, Samples.ALL)) {
            before.trainStep(Samples.batch(8, 16, 5), 0.1, 0, 1);
            averaged.adopt(before.body());

            Map<String, float[]> state = averaged.state();
            assertThat(state.get("statistics.average")).isEqualTo(before.state().get("statistics"));
            assertThat(state.get("weights.average")).isEqualTo(state.get("weights"));
        }
    }

    /** What is given to a network counts at once, whether it comes from another network or was computed. */
    @Test
    void beginWithWeightsThatAreGiven() {
        Batch batch = Samples.batch(8, 16, 5);
        try (NetworkModel usual = network(0, Samples.ALL);
                NetworkModel averaged = network(KEPT, Samples.ALL)) {
            averaged.trainStep(batch, 0.1, 0, 1);
            usual.begin(averaged.evaluated());
            assertThat(usual.logits(batch)).isEqualTo(averaged.logits(batch));

            Map<String, float[]> changed = averaged.evaluated();
            changed.put("classifier/bias", new float[changed.get("classifier/bias").length]);
            averaged.begin(changed);
            usual.begin(changed);
            assertThat(usual.logits(batch)).isEqualTo(averaged.logits(batch));
        }
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            doubles[i] = numbers[i];
        }
        return doubles;
    }

    private static NetworkModel network(double average, Passes passes) {
        Recipe recipe = new Recipe(
                1,
                8,
                new LabelLoss.CrossEntropy(),
                new Sgd(0.1, 0.9, 0, 5, new Constant()),
                new Recipe.Shown(List.of(), Optional.empty(), Sampler.NATURAL, true),
                average);
        Retrain retrain = new Retrain(
                FixedNetwork.RESNET_8,
                new Retrain.Cells(3, 4, 0, 0),
                Optional.empty(),
                recipe,
                Optional.empty(),
                Retrain.Head.FINE_TUNE,
                Optional.empty(),
                Choice.NONE,
                Optional.empty(),
                0);
        NetworkModel model = NetworkModel.compile(
                Optional.empty(),
                Samples.space(List.of("skip_connect"), Map.of()),
                retrain,
                Samples.target(16, passes));
        model.initialize(1);
        return model;
    }
}
