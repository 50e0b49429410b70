package org.astrapia.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.astrapia.graph.SessionSettings.Rewriters;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.OptimizerOptions.GlobalJitLevel;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RewriterConfig.NumIterationsType;
import org.tensorflow.proto.RewriterConfig.Toggle;

/** How TensorFlow runs our graphs. */
public final class SessionOptions {
    private static final String MIXED_PRECISION = "auto_mixed_precision";
    /**
     * Whether a session has threads of its own within operations. Otherwise TensorFlow gives all sessions of a process those of
     * the first, and the last digits of a retraining would tell whether a search went before it.
     */
    private static final boolean OWN_THREADS =
            Set.of("1", "true").contains(System.getenv().getOrDefault("TF_OVERRIDE_GLOBAL_THREADPOOL", ""));

    private SessionOptions() {}

    /**
     * For a program. The many operations of a supernet's edges run side by side, so each takes one thread: more of them than cores
     * wait for one another (the search of {@code experiments/quickstart.yaml} took 1.4 times as long). From 8 cores on an
     * operation takes a quarter of them, which we could not measure. A network without alternatives is a chain, whose
     * operations share their work among all cores.
     */
    static ConfigProto of(Execution execution, Program program) {
        boolean sideBySide = OWN_THREADS
                && execution.sessions().intraThreads().isEmpty()
                && program.values().stream().anyMatch(value -> value.op() instanceof Op.Mix);
        ConfigProto.Builder config = of(execution).toBuilder();
        return sideBySide
                ? config.setIntraOpParallelismThreads(Math.max(1, execution.threads() / 4))
                        .build()
                : config.build();
    }

    /**
     * As many threads as the execution says within operations, as many as there are cores between them, and the session's own: with a thread TensorFlow keeps the kernels that it has prepared
     * on it, those of an earlier session for fewer threads too, and they round differently.
     *
     * <p>No optimization of the graph by TensorFlow: our passes have done what it would do, and for a search network at full
     * size it takes half a minute before the first step. Mixed precision is one of its optimizations, and then the only one.
     */
    public static ConfigProto of(Execution execution) {
        SessionSettings asked = execution.sessions();
        ConfigProto.Builder config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(asked.intraThreads().orElse(execution.threads()))
                .setInterOpParallelismThreads(
                        asked.interThreads().orElse(Runtime.getRuntime().availableProcessors()))
                .setUsePerSessionThreads(true)
                .setGraphOptions(GraphOptions.newBuilder()
                        .setOptimizerOptions(optimizing(asked))
                        .setRewriteOptions(rewriting(execution)));
        execution.placement().configure(config);
        return config.build();
    }

    private static OptimizerOptions optimizing(SessionSettings asked) {
        OptimizerOptions.Builder optimizing = OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0);
        return asked.jit()
                ? optimizing
                        .setGlobalJitLevel(GlobalJitLevel.ON_2)
                        .setCpuGlobalJit(true)
                        .build()
                : optimizing.build();
    }

    private static RewriterConfig rewriting(Execution execution) {
        Rewriters rewriters = execution.sessions().rewriters();
        RewriterConfig.Builder rewriting = RewriterConfig.newBuilder();
        if (rewriters.all()) { // a list would be those of the list alone
            return execution.isMixed()
                    ? rewriting.setAutoMixedPrecision(Toggle.ON).build()
                    : rewriting.build();
        }
        List<String> names = new ArrayList<>(rewriters.names());
        if (execution.isMixed()) {
            names.add(MIXED_PRECISION);
        }
        return names.isEmpty()
                ? rewriting.setDisableMetaOptimizer(true).build()
                : rewriting
                        .addAllOptimizers(names)
                        .setMetaOptimizerIterations(NumIterationsType.ONE)
                        .build();
    }
}
