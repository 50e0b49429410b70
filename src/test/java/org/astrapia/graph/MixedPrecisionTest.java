package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.Experiment.Search;
import org.astrapia.graph.device.Placement;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.RewriterConfig;

/** What can be seen of mixed precision without a GPU: where it is asked for, and that scaled derivatives are the same. */
class MixedPrecisionTest {
    private static final SearchSpace SPACE =
            Samples.space(List.of("max_pool_3x3", "skip_connect", "sep_conv_3x3"), Map.of());
    private static final Search SEARCH = Samples.search(Mixing.SIGMOID);

    private static Target target(Precision precision) {
        Execution execution = new Execution(TestExecution.get().placement(), precision);
        return new Target(Samples.input(16), Samples.ALL, execution);
    }

    @Test
    void itIsTheOnlyOptimizationOfTensorFlowAndForGpusAlone() {
        Placement gpu = new Placement.Gpu(0, "", GpuMemory.ALL);
        assertThat(rewriting(new Execution(gpu, Precision.MIXED)).getOptimizersList())
                .containsExactly("auto_mixed_precision");
        assertThat(rewriting(new Execution(gpu, Precision.FLOAT32)).getDisableMetaOptimizer())
                .isTrue();
        assertThat(rewriting(new Execution(Placement.CPU, Precision.MIXED)).getDisableMetaOptimizer())
                .isTrue();
    }

    private static RewriterConfig rewriting(Execution execution) {
        return SessionOptions.of(execution).getGraphOptions().getRewriteOptions();
    }

    @Test
    void aScaledLossGivesTheSameSteps() {
        Map<String, float[]> plain = afterTwoSteps(Precision.FLOAT32, 1);
        Map<String, float[]> scaled = afterTwoSteps(Precision.MIXED, 1);
        plain.forEach(
                (name, values) -> assertThat(scaled.get(name)).as(name).containsExactly(values, Offset.offset(2e-5f)));
        assertThat(plain.get("weights")).isNotEqualTo(first(Precision.FLOAT32).get("weights"));
    }

    @Test
    void derivativesThatOverflowAreLeftOut() {
        float tooBright = Float.POSITIVE_INFINITY;
        assertThat(areFinite(afterTwoSteps(Precision.FLOAT32, tooBright))).isFalse();
        assertThat(areFinite(afterTwoSteps(Precision.MIXED, tooBright))).isTrue();
    }

    private static boolean areFinite(Map<String, float[]> state) {
        for (float weight : state.get("weights")) {
            if (!Float.isFinite(weight)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, float[]> first(Precision precision) {
        try (SupernetModel model = SupernetModel.compile(SPACE, SEARCH, target(precision))) {
            model.initialize(7);
            return model.state();
        }
    }

    private static Map<String, float[]> afterTwoSteps(Precision precision, float brightness) {
        try (SupernetModel model = SupernetModel.compile(SPACE, SEARCH, target(precision))) {
            model.initialize(7);
            model.architectureStep(Samples.batch(4, 16, 1, brightness), 3e-3);
            model.weightStep(Samples.batch(4, 16, 2, brightness), 0.025);
            return model.state();
        }
    }
}
