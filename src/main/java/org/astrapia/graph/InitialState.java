package org.astrapia.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.training.LossScale;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.framework.initializers.Initializer;
import org.tensorflow.framework.initializers.RandomNormal;
import org.tensorflow.framework.initializers.RandomUniform;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The state with which training begins. A parameter's values depend on the seed and on its place among all parameters,
 * which passes keep. All are drawn at once: one operation for each of a thousand parameters took seconds.
 */
final class InitialState {
    private InitialState() {}

    /**
     * First values of all variables of {@code program} with these steps.
     *
     * @param scale of their losses, where they have one
     */
    static Map<String, float[]> of(
            Program program, List<GraphWriter.Step> steps, Optional<LossScale> scale, long seed) {
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
            scale.ifPresent(rule -> state.put(LossScaling.variable(step), LossScaling.initial(rule)));
            if (step.average() > 0) {
                beginAverages(state);
            }
        }
        return state;
    }

    /** Lets averages begin with what they are averages of. */
    static void beginAverages(Map<String, float[]> state) {
        GraphWriter.AVERAGED.forEach(variable ->
                state.put(variable + GraphWriter.AVERAGE, state.get(variable).clone()));
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
        int total = parameters.stream().mapToInt(Parameter::size).sum();
        float[] uniform = random(new RandomUniform<>(-1, 1, spread(seed)), total);
        float[] normal = random(new RandomNormal<>(0, 1, spread(~seed)), total);
        float[] values = new float[total];
        int next = 0;
        for (Parameter parameter : parameters) {
            Initial initial = parameter.initial();
            int begin = next;
            for (int end = next + parameter.size(); next < end; next++) {
                values[next] = initial.value(uniform[next], normal[next]);
            }
            if (initial.hasUnitColumns()) {
                normaliseColumns(values, begin, parameter);
            }
        }
        return values;
    }

    private static void normaliseColumns(float[] values, int begin, Parameter parameter) {
        int columns = parameter.dimensions().channels();
        for (int column = begin; column < begin + columns; column++) {
            double squares = 0;
            for (int i = column; i < begin + parameter.size(); i += columns) {
                squares += (double) values[i] * values[i];
            }
            for (int i = column; i < begin + parameter.size(); i += columns) {
                values[i] = (float) (values[i] / Math.sqrt(squares));
            }
        }
    }

    private static float[] random(Initializer<TFloat32> initializer, int count) {
        TensorFlowNatives.load();
        try (Graph graph = new Graph();
                Session session = new Session(graph, SessionOptions.of(Execution.CPU))) { // the same on every device
            Ops tf = Ops.create(graph);
            Operand<TFloat32> drawn = initializer.call(tf, tf.constant(new long[] {count}), TFloat32.class);
            try (TFloat32 values =
                    (TFloat32) session.runner().fetch(drawn).run().get(0)) {
                return Tensors.floats(values);
            }
        }
    }

    /** Spreads a seed over 64 bits (SplitMix64's finaliser); never 0, which TensorFlow takes for "any". */
    private static long spread(long seed) {
        long mixed = (seed + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 31;
        return mixed == 0 ? 1 : mixed;
    }
}
