package org.astrapia.graph;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;

/** How TensorFlow runs our graphs. */
final class SessionOptions {
    private SessionOptions() {}

    /**
     * As many threads as there are cores, and no optimization of the graph by TensorFlow: our passes have done what it
     * would do, and for a search network at full size it takes half a minute before the first step.
     */
    static ConfigProto of() {
        int cores = java.lang.Runtime.getRuntime().availableProcessors();
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(cores)
                .setInterOpParallelismThreads(cores)
                .setGraphOptions(GraphOptions.newBuilder()
                        .setOptimizerOptions(OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0))
                        .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
                .build();
    }
}
