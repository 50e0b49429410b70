package org.astrapia.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.config.Schedule.Constant;
import org.astrapia.data.batch.Batch;
import org.astrapia.fixtures.Fixture;
import org.astrapia.fixtures.Layout;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Input;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;

/** The graph that a model really runs, on a fixture's numbers: running statistics and evaluation. */
public final class GraphRun {
    private GraphRun() {}

    /** One training step at rate 0, then statistics and evaluation logits as the fixture expects them. */
    public static void checkStatistics(
            Fixture fixture, Program program, Passes passes, Map<String, float[]> parameters) {
        Dimensions image = program.values().stream()
                .filter(value -> value.op() instanceof Op.Image)
                .findFirst()
                .orElseThrow()
                .dimensions();
        int classes = program.output(Program.LOGITS).dimensions().channels();
        Target target = new Target(
                new Input(image.height(), image.width(), image.channels(), Collections.nCopies(classes, 1)),
                passes,
                TestExecution.get());
        String loss = program.outputs().containsKey("loss") ? "loss" : "loss/weights";
        List<GraphWriter.Step> steps =
                List.of(new GraphWriter.Step("weights", loss, Kind.WEIGHT, new Sgd(0, 0.9, 3e-4, 5, new Constant())));
        Batch batch = new Batch(
                Layout.toChannelsLast(fixture.tensor("in/x")),
                fixture.tensor("in/y").ints());
        try (GraphSession session = new GraphSession(GraphWriter.write(program, target, steps), program, target)) {
            Map<String, float[]> state = new LinkedHashMap<>(InitialState.of(program, steps, Optional.empty(), 1));
            state.put(GraphWriter.WEIGHTS, flat(program, Kind.WEIGHT, parameters));
            if (state.containsKey(GraphWriter.ALPHA)) {
                state.put(GraphWriter.ALPHA, flat(program, Kind.ALPHA, parameters));
            }
            session.restore(state);
            session.step("weights", batch, 0, 0, 0);
            compare(fixture, program, session.read(GraphWriter.STATISTICS));
            fixture.expect("out/eval_logits", session.logits(batch));
        }
    }

    private static void compare(Fixture fixture, Program program, float[] statistics) {
        int next = 0;
        for (Map.Entry<String, Integer> site : program.statisticsSites().entrySet()) {
            int channels = site.getValue();
            String prefix = "out/" + site.getKey() + "/running_";
            if (fixture.tensors().containsKey(prefix + "mean")) {
                fixture.expect(prefix + "mean", Arrays.copyOfRange(statistics, next, next + channels));
                fixture.expect(prefix + "var", Arrays.copyOfRange(statistics, next + channels, next + 2 * channels));
            }
            next += 2 * channels;
        }
    }

    /** The parameters of a kind as one vector, in order. */
    static float[] flat(Program program, Kind kind, Map<String, float[]> values) {
        List<Parameter> parameters = program.parameters(kind);
        float[] flat = new float[parameters.stream().mapToInt(Parameter::size).sum()];
        int next = 0;
        for (Parameter parameter : parameters) {
            float[] value = values.get(parameter.name());
            System.arraycopy(value, 0, flat, next, value.length);
            next += value.length;
        }
        return flat;
    }
}
