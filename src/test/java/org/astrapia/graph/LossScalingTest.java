package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Loss.Weighted;
import org.astrapia.config.training.LossScale;
import org.astrapia.data.batch.Batch;
import org.astrapia.graph.SessionSettings.Rewriters;
import org.astrapia.graph.device.Placement;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** The loss scale of mixed precision, on the processor: its rule, that it changes no number, and what is skipped. */
class LossScalingTest {
    private static final String WEIGHT_SCALE = "weights.loss-scale";
    private static final SearchSpace SPACE =
            Samples.space(List.of("max_pool_3x3", "skip_connect", "sep_conv_3x3"), Map.of());
    private static final Search SEARCH = Samples.search(new Mixing.Sigmoid());
    private static final Batch GOOD = Samples.batch(4, 16, 1);
    private static final Batch OTHERS = Samples.batch(4, 16, 2);

    /** Neither its loss nor its gradient is a number. */
    private static final Batch TOO_BRIGHT = Samples.batch(4, 16, 3, Float.POSITIVE_INFINITY);

    private static SupernetModel model(Search search, Execution execution) {
        SupernetModel model =
                SupernetModel.compile(SPACE, search, new Target(Samples.input(16), Samples.ALL, execution));
        model.initialize(7);
        return model;
    }

    private static SupernetModel mixed(Search search, LossScale scale) {
        return model(search, new Execution(TestExecution.get().placement(), Precision.MIXED).with(scale));
    }

    private static SupernetModel plain(Search search) {
        return model(search, TestExecution.get());
    }

    private static Search second() {
        return search(2, SEARCH.weightLoss());
    }

    private static Search search(int order, Loss weightLoss) {
        return new Search(
                SEARCH.method(),
                order,
                SEARCH.mixing(),
                SEARCH.channels(),
                SEARCH.epochs(),
                SEARCH.batch(),
                SEARCH.split(),
                weightLoss,
                SEARCH.architectureLoss(),
                SEARCH.weightOptimizer(),
                SEARCH.architectureOptimizer(),
                0,
                0,
                SEARCH.alphaNoise(),
                true,
                SEARCH.limits(),
                SEARCH.stop(),
                SEARCH.latency(),
                SEARCH.architectureEvery(),
                SEARCH.task());
    }

    /** A power of two changes no digit, neither of the state nor of the norm that is clipped and told. */
    @Test
    void aScaleIsInNoNumber() {
        try (SupernetModel plain = plain(SEARCH);
                SupernetModel mixed = mixed(SEARCH, LossScale.DEFAULT)) {
            assertThat(mixed.state()).containsEntry(WEIGHT_SCALE, new float[] {65536, 0, 0, 0});
            for (int step = 0; step < 2; step++) {
                mixed.architectureStep(OTHERS, 3e-3);
                plain.architectureStep(OTHERS, 3e-3);
                StepResult scaled = mixed.weightStep(GOOD, 0.025);
                StepResult expected = plain.weightStep(GOOD, 0.025);
                assertThat(scaled.loss()).isEqualTo(expected.loss());
                assertThat(scaled.terms())
                        .containsAllEntriesOf(expected.terms())
                        .containsEntry(StepResult.LOSS_SCALE, 65536.0)
                        .containsEntry(StepResult.SKIPPED, 0.0);
            }
            assertSame(plain.state(), mixed.state());
        }
    }

    @Test
    void aScaleIsInNoNumberOfTheSecondOrder() {
        try (SupernetModel plain = plain(second());
                SupernetModel mixed = mixed(second(), LossScale.DEFAULT)) {
            StepResult expected = plain.architectureStep(OTHERS, GOOD, 3e-3, 0.025);
            StepResult scaled = mixed.architectureStep(OTHERS, GOOD, 3e-3, 0.025);
            assertThat(scaled.loss()).isEqualTo(expected.loss());
            assertThat(scaled.terms()).containsEntry(StepResult.SKIPPED, 0.0);
            assertSame(plain.state(), mixed.state());
        }
    }

    private static void assertSame(Map<String, float[]> expected, Map<String, float[]> actual) {
        expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).containsExactly(values));
    }

    /** By hand: growth 2 after three good steps in a row, half after each bad one. */
    @Test
    void itGrowsAndShrinksAsTheRuleSays() {
        List<Batch> batches =
                List.of(GOOD, TOO_BRIGHT, GOOD, OTHERS, GOOD, OTHERS, GOOD, OTHERS, TOO_BRIGHT, TOO_BRIGHT, GOOD, GOOD);
        List<List<Float>> numbers = new ArrayList<>();
        try (SupernetModel model = mixed(SEARCH, new LossScale(1024, 2, 0.5, 3))) {
            for (Batch batch : batches) {
                StepResult result = model.weightStep(batch, 0.025);
                float[] state = model.state().get(WEIGHT_SCALE);
                numbers.add(List.of(state[0], state[1], state[2], state[3]));
                assertThat(result.terms()).containsEntry(StepResult.LOSS_SCALE, (double) state[0]);
                assertThat(result.skippedInARow()).isEqualTo((int) state[3]);
                assertThat(result.isSkipped()).isEqualTo(batch == TOO_BRIGHT);
            }
            assertThat(model.state())
                    .as("that of alpha is its own")
                    .containsEntry("alpha.loss-scale", new float[] {1024, 0, 0, 0});
        }
        assertThat(numbers)
                .containsExactly(
                        List.of(1024f, 1f, 0f, 0f),
                        List.of(512f, 0f, 1f, 1f),
                        List.of(512f, 1f, 1f, 0f),
                        List.of(512f, 2f, 1f, 0f),
                        List.of(1024f, 0f, 1f, 0f),
                        List.of(1024f, 1f, 1f, 0f),
                        List.of(1024f, 2f, 1f, 0f),
                        List.of(2048f, 0f, 1f, 0f),
                        List.of(1024f, 0f, 2f, 1f),
                        List.of(512f, 0f, 3f, 2f),
                        List.of(512f, 1f, 3f, 0f),
                        List.of(512f, 2f, 3f, 0f));
    }

    /** Weights, momentum, moments and their count, running statistics: all as if the batch had not been there. */
    @Test
    void aSkippedStepChangesNothingElse() {
        try (SupernetModel model = mixed(SEARCH, LossScale.DEFAULT)) {
            model.weightStep(GOOD, 0.025);
            model.architectureStep(OTHERS, 3e-3);
            Map<String, float[]> before = model.state();
            StepResult weights = model.weightStep(TOO_BRIGHT, 0.025);
            StepResult alpha = model.architectureStep(TOO_BRIGHT, 3e-3);
            assertThat(weights.isSkipped()).isTrue();
            assertThat(alpha.isSkipped()).isTrue();
            assertThat(alpha.terms().values()).allMatch(Double::isFinite);
            assertUnchanged(before, model.state());
        }
    }

    @Test
    void anyOfTheFourPartsOfASecondOrderStepSkipsIt() {
        for (List<Batch> batches : List.of(List.of(TOO_BRIGHT, GOOD), List.of(GOOD, TOO_BRIGHT))) {
            try (SupernetModel model = mixed(second(), LossScale.DEFAULT)) {
                model.weightStep(GOOD, 0.025);
                Map<String, float[]> before = model.state();
                StepResult result = model.architectureStep(batches.get(0), batches.get(1), 3e-3, 0.025);
                assertThat(result.isSkipped()).isTrue();
                assertThat(model.state().get("alpha.loss-scale")).containsExactly(32768, 0, 1, 1);
                assertUnchanged(before, model.state());
            }
        }
    }

    private static void assertUnchanged(Map<String, float[]> before, Map<String, float[]> after) {
        Map<String, float[]> others = new HashMap<>(before);
        others.keySet().removeIf(name -> name.endsWith(".loss-scale"));
        assertSame(others, after);
    }

    /** A scale that is too large costs some steps; the first that is taken is that of 32 bits. */
    @Test
    void aScaleThatIsTooLargeFindsItsPlace() {
        Search large = search(1, new Weighted(1000, SEARCH.weightLoss()));
        try (SupernetModel plain = plain(large);
                SupernetModel mixed = mixed(large, new LossScale(0x1p120, 2, 0x1p-24, 2000))) {
            StepResult skipped = mixed.weightStep(GOOD, 0.025);
            StepResult expected = plain.weightStep(GOOD, 0.025);
            assertThat(skipped.isSkipped()).isTrue();
            assertThat(skipped.loss()).isEqualTo(expected.loss());
            StepResult taken = mixed.weightStep(GOOD, 0.025);
            assertThat(taken.isSkipped()).isFalse();
            assertThat(mixed.state().get(WEIGHT_SCALE)).containsExactly(0x1p96f, 1, 1, 0);
            assertThat(mixed.state().get("weights"))
                    .containsExactly(plain.state().get("weights"));
        }
    }

    /** What a GPU does with 16 bits, by TensorFlow's own rewriting for processors: 65504 is the largest number there. */
    @Test
    void numbersOf16BitsOverflowAndTheScaleFollows() {
        SessionSettings half = new SessionSettings(
                OptionalInt.empty(), OptionalInt.empty(), Rewriters.of(List.of("auto_mixed_precision_cpu")), false);
        Execution execution = new Execution(Placement.CPU, Precision.MIXED).with(new LossScale(0x1p20, 2, 0.5, 2000));
        try (SupernetModel model = model(SEARCH, execution.with(half));
                SupernetModel plain = plain(SEARCH)) {
            StepResult expected = plain.weightStep(GOOD, 0.025);
            StepResult result = model.weightStep(GOOD, 0.025);
            assumeTrue(result.isSkipped(), "this processor has no 16 bits, or TensorFlow does not take them there");
            for (int step = 0; result.isSkipped() && step < 10; step++) {
                assertThat(result.loss()).isCloseTo(expected.loss(), within(1e-2));
                result = model.weightStep(GOOD, 0.025);
            }
            assertThat(result.isSkipped()).isFalse();
            assertThat(result.terms().get(StepResult.LOSS_SCALE)).isBetween(2048.0, 524288.0);
            assertThat(result.terms().get(StepResult.GRADIENT_NORM))
                    .isCloseTo(expected.terms().get(StepResult.GRADIENT_NORM), withinPercentage(2));
        }
    }
}
