package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.graph.device.Placement;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.RewriterConfig;

/** What can be seen of mixed precision without a GPU: where it is asked for. */
class MixedPrecisionTest {
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
}
