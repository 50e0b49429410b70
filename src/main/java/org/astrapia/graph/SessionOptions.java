package org.astrapia.graph;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;

/** How TensorFlow runs our graphs. */
final class SessionOptions {
    private static final String MIXED_PRECISION = "auto_mixed_precision";

    private SessionOptions() {}

    /**
     * As many threads as there are cores, and no optimization of the graph by TensorFlow: our passes have done what it
     * would do, and for a search network at full size it takes half a minute before the first step. Mixed precision is one of
     * its optimizations, and then the only one.
     */
    static ConfigProto of(Execution execution) {
        int cores = java.lang.Runtime.getRuntime().availableProcessors();
        ConfigProto.Builder config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(cores)
                .setInterOpParallelismThreads(cores)
                .setGraphOptions(GraphOptions.newBuilder()
                        .setOptimizerOptions(OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0))
                        .setRewriteOptions(rewriting(execution)));
        execution.placement().configure(config);
        return config.build();
    }

    private static RewriterConfig rewriting(Execution execution) {
        RewriterConfig.Builder rewriting = RewriterConfig.newBuilder();
        return execution.isMixed()
                ? rewriting
                        .addOptimizers(MIXED_PRECISION)
                        .setMetaOptimizerIterations(RewriterConfig.NumIterationsType.ONE)
                        .build()
                : rewriting.setDisableMetaOptimizer(true).build();
    }
}
