package org.astrapia.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.framework.initializers.Constant;
import org.tensorflow.framework.initializers.Initializer;
import org.tensorflow.framework.initializers.RandomNormal;
import org.tensorflow.framework.initializers.RandomUniform;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * The state with which training begins. A parameter's values depend on the seed and on its name alone, not on what
 * other parameters there are, so that passes do not change them.
 */
final class InitialState {
    private InitialState() {}

    /** First values of all variables of {@code program} with these steps. */
    static Map<String, float[]> of(Program program, List<GraphWriter.Step> steps, long seed) {
        Map<String, float[]> state = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            List<Parameter> parameters = program.parameters(kind);
            if (!parameters.isEmpty()) {
                state.put(kind == Kind.WEIGHT ? GraphWriter.WEIGHTS : GraphWriter.ALPHA, draw(parameters, seed));
            }
        }
        state.put(GraphWriter.STATISTICS, statistics(program.statisticsSites()));
        for (GraphWriter.Step step : steps) {
            int size = state.get(step.variable()).length;
            state.putAll(Update.initial(step.variable(), step.optimizer(), size));
        }
        return state;
    }

    /** Mean 0 and variance 1 at every site. */
    private static float[] statistics(Map<String, Integer> sites) {
        float[] statistics = new float
                [2 * sites.values().stream().mapToInt(Integer::intValue).sum()];
        int next = 0;
        for (int channels : sites.values()) {
            java.util.Arrays.fill(statistics, next + channels, next + 2 * channels, 1);
            next += 2 * channels;
        }
        return statistics;
    }

    private static float[] draw(List<Parameter> parameters, long seed) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            List<Operand<TFloat32>> drawn = parameters.stream()
                    .map(parameter -> draw(tf, parameter, seed))
                    .toList();
            Operand<TFloat32> flat = State.join(tf, drawn);
            try (TFloat32 values = (TFloat32) session.runner().fetch(flat).run().get(0)) {
                return Tensors.floats(values);
            }
        }
    }

    private static Operand<TFloat32> draw(Ops tf, Parameter parameter, long seed) {
        long own = seed(parameter.name(), seed);
        Operand<org.tensorflow.types.TInt64> shape = tf.constant(parameter.dimensions().sizes().stream()
                .mapToLong(Integer::longValue)
                .toArray());
        if (parameter.initial() instanceof Initial.UnitColumns) {
            Operand<TFloat32> columns = new RandomUniform<TFloat32>(-1, 1, own).call(tf, shape, TFloat32.class);
            Operand<TFloat32> squares =
                    tf.reduceSum(tf.math.square(columns), tf.constant(new int[] {0}), ReduceSum.keepDims(true));
            return tf.math.div(columns, tf.math.sqrt(squares));
        }
        return initializer(parameter.initial(), own).call(tf, shape, TFloat32.class);
    }

    private static Initializer<TFloat32> initializer(Initial initial, long seed) {
        if (initial instanceof Initial.Uniform uniform) {
            return new RandomUniform<>(-uniform.bound(), uniform.bound(), seed);
        } else if (initial instanceof Initial.Normal normal) {
            return new RandomNormal<>(0, normal.deviation(), seed);
        }
        return new Constant<>(((Initial.Constant) initial).value());
    }

    /** Spreads seed and name over 64 bits (SplitMix64's finaliser); never 0, which TensorFlow takes for "any". */
    private static long seed(String name, long seed) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < name.length(); i++) {
            mixed = (mixed ^ name.charAt(i)) * 0xBF58476D1CE4E5B9L;
            mixed ^= mixed >>> 31;
        }
        return mixed == 0 ? 1 : mixed;
    }
}
