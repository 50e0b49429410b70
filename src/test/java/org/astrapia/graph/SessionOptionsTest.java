package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.graph.SessionSettings.Rewriters;
import org.astrapia.graph.device.Placement;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions.GlobalJitLevel;
import org.tensorflow.proto.RewriterConfig;

class SessionOptionsTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Test
    void operationsOfASupernetRunSideBySideAndThoseOfAChainShareTheCores() {
        Program supernet = Networks.ofSearch(
                Samples.space(List.of("skip_connect", "sep_conv_3x3"), Map.of()),
                Samples.search(new Mixing.Sigmoid()),
                Samples.input(16));
        var sideBySide = SessionOptions.of(Execution.CPU, supernet);
        assertThat(sideBySide.getIntraOpParallelismThreads()).isEqualTo(Math.max(1, CORES / 4));
        assertThat(sideBySide.getInterOpParallelismThreads()).isEqualTo(CORES);
        var chain = SessionOptions.of(Execution.CPU, new Program(List.of(), List.of(), Map.of()));
        assertThat(chain.getIntraOpParallelismThreads()).isEqualTo(CORES);
    }

    @Test
    void whatIsAskedForReachesTensorFlow() {
        SessionSettings asked = new SessionSettings(
                OptionalInt.of(3), OptionalInt.of(5), Rewriters.of(List.of("layout", "remap")), true);
        Program supernet = Networks.ofSearch(
                Samples.space(List.of("skip_connect", "sep_conv_3x3"), Map.of()),
                Samples.search(new Mixing.Sigmoid()),
                Samples.input(16));
        var config = SessionOptions.of(Execution.CPU.with(asked).withThreads(7), supernet);
        assertThat(config.getInterOpParallelismThreads()).isEqualTo(3);
        assertThat(config.getIntraOpParallelismThreads()).isEqualTo(5);
        GraphOptions graph = config.getGraphOptions();
        assertThat(graph.getRewriteOptions().getOptimizersList()).containsExactly("layout", "remap");
        assertThat(graph.getRewriteOptions().getDisableMetaOptimizer()).isFalse();
        assertThat(graph.getOptimizerOptions().getGlobalJitLevel()).isEqualTo(GlobalJitLevel.ON_2);
        assertThat(graph.getOptimizerOptions().getCpuGlobalJit()).isTrue();
    }

    @Test
    void allRewritersAreTensorFlowsOwnChoiceAndMixedPrecisionStaysItsOwn() {
        SessionSettings all = new SessionSettings(OptionalInt.empty(), OptionalInt.empty(), Rewriters.ON, false);
        SessionSettings one =
                new SessionSettings(OptionalInt.empty(), OptionalInt.empty(), Rewriters.of(List.of("layout")), false);
        Execution mixed = new Execution(new Placement.Gpu(0, "", GpuMemory.ALL), Precision.MIXED);
        assertThat(rewriting(Execution.CPU.with(all))).isEqualTo(RewriterConfig.getDefaultInstance());
        assertThat(rewriting(mixed.with(all)).getAutoMixedPrecision()).isEqualTo(RewriterConfig.Toggle.ON);
        assertThat(rewriting(mixed.with(one)).getOptimizersList()).containsExactly("layout", "auto_mixed_precision");
        GraphOptions ours = SessionOptions.of(Execution.CPU).getGraphOptions();
        assertThat(ours.getRewriteOptions().getDisableMetaOptimizer()).isTrue();
        assertThat(ours.getOptimizerOptions().getGlobalJitLevel()).isEqualTo(GlobalJitLevel.DEFAULT);
    }

    private static RewriterConfig rewriting(Execution execution) {
        return SessionOptions.of(execution).getGraphOptions().getRewriteOptions();
    }

    @Test
    void xlaCompilesOnTheProcessorToo() {
        assertThat(typesThatRun(true)).contains("_XlaCompile", "_XlaRun");
        assertThat(typesThatRun(false)).doesNotContain("_XlaCompile", "_XlaRun");
    }

    private static List<String> typesThatRun(boolean jit) {
        Execution execution =
                Execution.CPU.with(new SessionSettings(OptionalInt.empty(), OptionalInt.empty(), Rewriters.OFF, jit));
        SearchSpace space = new SearchSpace("one cell", 1, 2, 1, List.of("skip_connect"), BuiltInSpaces.definitions());
        Target target = new Target(Samples.input(8), Samples.ALL, execution);
        try (SupernetModel model = SupernetModel.compile(space, Samples.search(new Mixing.Sigmoid()), target)) {
            model.initialize(1);
            StepTrace trace = model.trace(() -> model.weightStep(Samples.batch(2, 8, 1), 0.025));
            return trace.devices().get(0).byType().stream()
                    .map(StepTrace.Sum::kind)
                    .toList();
        }
    }

    @Test
    void rewritersAreReadAsTheyArePrinted() {
        for (String word : List.of("off", "on", "layout", "remap,layout")) {
            assertThat(Rewriters.parse(word).map(Rewriters::word)).hasValue(word);
        }
        for (String word : List.of("", "On", "layot", "layout,", "on,layout")) {
            assertThat(Rewriters.parse(word)).as(word).isEmpty();
        }
    }
}
