package org.astrapia.graph;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Optimizer;
import org.astrapia.config.Optimizer.Adam;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.config.Schedule.Constant;
import org.astrapia.fixtures.Fixture;
import org.astrapia.fixtures.FixtureKind;
import org.astrapia.fixtures.NpzArray;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Parameter;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Kinds {@code update-sgd} and {@code update-adam}: several updates of one flat variable with given gradients. */
public final class UpdateFixture implements FixtureKind {
    @Override
    public void check(Fixture fixture) {
        JsonObject config = fixture.config();
        List<String> names = new ArrayList<>();
        config.getAsJsonArray("tensors").forEach(name -> names.add(name.getAsString()));
        int size =
                names.stream().mapToInt(n -> fixture.tensor("w0/" + n).size()).sum();
        TensorFlowNatives.load();
        try (Graph graph = new Graph();
                Session session = new Session(graph, SessionOptions.of(TestExecution.get()))) {
            Ops tf = Ops.create(graph);
            GraphVariables state = new GraphVariables(tf);
            state.variable("w", size);
            Optimizer optimizer = optimizer(config);
            Update update = new Update(tf, state, "w", List.of(parameter(size)), optimizer);
            Placeholder<TFloat32> gradient = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(size)));
            Placeholder<TFloat32> rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            Operand<TFloat32> norm = Update.norm(tf, gradient);
            Operand<TFloat32> clipped = tf.identity(update.clipped(gradient));
            state.group("update", update.apply(gradient, rate, new Changes(tf, state, "step", Optional.empty())));
            set(session, "w", flat(fixture, "w0/", names, size));
            Update.initial("w", optimizer, size).forEach((name, values) -> set(session, name, values));
            for (int step = 1; step <= config.get("steps").getAsInt(); step++) {
                String prefix = "step" + step + "/";
                try (TFloat32 g = Tensors.of(Shape.of(size), flat(fixture, prefix + "grad/", names, size));
                        TFloat32 r = TFloat32.scalarOf(rate(config, step))) {
                    try (Result result = session.runner()
                            .feed(gradient, g)
                            .feed(rate, r)
                            .addTarget("update")
                            .fetch(norm)
                            .fetch(clipped)
                            .run()) {
                        if (optimizer instanceof Sgd) {
                            fixture.expect(prefix + "grad_norm", ((TFloat32) result.get(0)).getFloat());
                            compare(fixture, prefix + "clipped_grad/", names, Tensors.floats((TFloat32) result.get(1)));
                        }
                    }
                }
                variables(optimizer)
                        .forEach((variable, published) ->
                                compare(fixture, prefix + published, names, get(session, variable)));
            }
        }
    }

    private static Parameter parameter(int size) {
        return new Parameter("w", Parameter.Kind.WEIGHT, Dimensions.fixed(size), new Parameter.Initial.Constant(0));
    }

    private static Map<String, String> variables(Optimizer optimizer) {
        return optimizer instanceof Sgd
                ? Map.of("w", "w/", "w.momentum", "momentum/")
                : Map.of("w", "w/", "w.first-moment", "m/", "w.second-moment", "v/");
    }

    private static Optimizer optimizer(JsonObject config) {
        double decay = config.get("weight_decay").getAsDouble();
        if (config.get("optimizer").getAsString().equals("sgd")) {
            double clip = config.get("clip_global_norm").getAsDouble();
            return new Sgd(0, config.get("momentum").getAsDouble(), decay, clip, new Constant());
        }
        return new Adam(
                0,
                config.get("beta1").getAsDouble(),
                config.get("beta2").getAsDouble(),
                decay,
                Double.POSITIVE_INFINITY,
                new Constant());
    }

    private static float rate(JsonObject config, int step) {
        return config.has("lr")
                ? config.get("lr").getAsFloat()
                : config.getAsJsonArray("lr_per_step").get(step - 1).getAsFloat();
    }

    private static float[] flat(Fixture fixture, String prefix, List<String> names, int size) {
        float[] flat = new float[size];
        int next = 0;
        for (String name : names) {
            NpzArray part = fixture.tensor(prefix + name);
            System.arraycopy(part.floats(), 0, flat, next, part.size());
            next += part.size();
        }
        return flat;
    }

    private static void compare(Fixture fixture, String prefix, List<String> names, float[] flat) {
        int next = 0;
        for (String name : names) {
            int size = fixture.tensor("w0/" + name).size();
            fixture.expect(prefix + name, java.util.Arrays.copyOfRange(flat, next, next + size));
            next += size;
        }
    }

    static void set(Session session, String variable, float[] values) {
        try (TFloat32 tensor = Tensors.of(Shape.of(values.length), values)) {
            session.runner()
                    .feed("state." + variable + ".value", tensor)
                    .addTarget("state." + variable + ".assign")
                    .run()
                    .close();
        }
    }

    static float[] get(Session session, String variable) {
        try (Result result =
                session.runner().fetch("state." + variable + ".read").run()) {
            return Tensors.floats((TFloat32) result.get(0));
        }
    }
}
