package org.astrapia.graph;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Optimizer.Adam;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.config.Schedule.Constant;
import org.astrapia.config.loss.LabelLoss.CrossEntropy;
import org.astrapia.config.loss.Loss;
import org.astrapia.data.batch.Batch;
import org.astrapia.fixtures.Fixture;
import org.astrapia.fixtures.FixtureKind;
import org.astrapia.fixtures.Layout;
import org.astrapia.fixtures.SupernetFixture;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.Input;
import org.astrapia.network.Networks;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.space.Mixing;

/** Kind {@code second-order}: alpha's derivative one step of the weights ahead, from the graph that a search runs. */
public final class SecondOrderFixture implements FixtureKind {
    private static final String STEP = "architecture";
    private static final Loss LOSS = new CrossEntropy();
    /** Adam's first moment after one step from zero is {@code (1 - beta1) * gradient}. */
    private static final double BETA = 0.5;

    @Override
    public void check(Fixture fixture) {
        for (Passes passes : List.of(Samples.ALL, Samples.NONE)) {
            check(fixture, passes);
        }
    }

    private static void check(Fixture fixture, Passes passes) {
        JsonObject config = fixture.config();
        List<Integer> input = SupernetFixture.integers(config, "input");
        Target target = Samples.target(input.get(1), passes);
        Mixing mixing =
                config.get("mixing").getAsString().equals("softmax") ? new Mixing.Softmax() : new Mixing.Sigmoid();
        Program program = PassPipeline.run(
                Networks.supernet(
                        SupernetFixture.space(config),
                        new Supernet.Form(mixing, LOSS, LOSS),
                        new Input(input.get(1), input.get(2), input.get(0), Samples.CLASS_COUNTS)),
                passes);
        Map<String, float[]> weights = values(fixture, program, Kind.WEIGHT, "param/");
        weights.putAll(values(fixture, program, Kind.ALPHA, "in/"));
        firstOrder(fixture, program, weights);
        List<GraphWriter.Step> steps = steps(config);
        try (GraphSession session = new GraphSession(GraphWriter.write(program, target, steps), program, target)) {
            Map<String, float[]> state = new LinkedHashMap<>(InitialState.of(program, steps, Optional.empty(), 1));
            state.put(GraphWriter.WEIGHTS, GraphRun.flat(program, Kind.WEIGHT, weights));
            state.put(GraphWriter.ALPHA, GraphRun.flat(program, Kind.ALPHA, weights));
            state.put(
                    GraphWriter.WEIGHTS + ".momentum",
                    GraphRun.flat(program, Kind.WEIGHT, values(fixture, program, Kind.WEIGHT, "momentum/")));
            session.restore(state);
            unrolled(fixture, program, session);
            if (!Arrays.equals(state.get(GraphWriter.WEIGHTS), session.read(GraphWriter.WEIGHTS))) {
                fixture.fail("the weights were not put back after the step");
            }
        }
    }

    /** What is computed at the weights as they are. */
    private static void firstOrder(Fixture fixture, Program program, Map<String, float[]> weights) {
        Map<String, float[]> train = gradients(fixture, program, weights, "train");
        Map<String, float[]> valid = gradients(fixture, program, weights, "valid");
        fixture.expect("out/train_loss", train.get(Supernet.ARCHITECTURE_LOSS));
        fixture.expect("out/valid_loss_at_w", valid.get(Supernet.ARCHITECTURE_LOSS));
        for (Parameter parameter : program.parameters()) {
            if (parameter.kind() == Kind.ALPHA) {
                fixture.expect("out/alpha_grad_without_unrolling" + cell(parameter), valid.get(parameter.name()));
            } else if (fixture.tensors().containsKey("out/train_grad/" + parameter.name())) {
                float[] gradient = Layout.toPublished(parameter, train.get(parameter.name()));
                fixture.expect("out/train_grad/" + parameter.name(), gradient);
            }
        }
    }

    private static Map<String, float[]> gradients(
            Fixture fixture, Program program, Map<String, float[]> weights, String part) {
        Batch batch = batch(fixture, part);
        try (ProgramRun run = new ProgramRun(program, batch.images(), batch.labels(), weights)) {
            run.askOutput(Supernet.ARCHITECTURE_LOSS);
            run.askGradients(Supernet.ARCHITECTURE_LOSS, "");
            return run.run();
        }
    }

    private static void unrolled(Fixture fixture, Program program, GraphSession session) {
        double xi = fixture.config().get("xi").getAsDouble();
        Batch train = batch(fixture, "train");
        session.look(STEP, train, xi);
        compare(fixture, program, Kind.WEIGHT, "out/w1/", session.read(GraphWriter.WEIGHTS));
        double loss = session.valid(STEP, batch(fixture, "valid")).loss();
        fixture.expect("out/valid_loss_at_w1", (float) loss);
        float[] direction = session.fetch("scratch.unrolled.direction.read");
        compare(fixture, program, Kind.WEIGHT, "out/vec/", direction);
        double norm = Math.sqrt(IntStream.range(0, direction.length)
                .mapToDouble(i -> (double) direction[i] * direction[i])
                .sum());
        double radius = fixture.config().get("r").getAsDouble() / norm;
        fixture.expect("out/vec_norm", (float) norm);
        fixture.expect("out/R", (float) radius);
        float[] first = session.fetch("scratch.unrolled.alpha.read");
        session.plus(STEP, train, xi);
        float[] afterPlus = session.fetch("scratch.unrolled.alpha.read");
        session.minus(STEP, train, 0.1, xi);
        float[] total = session.read(GraphWriter.ALPHA + ".first-moment");
        float[] plus = new float[first.length];
        float[] minus = new float[first.length];
        float[] product = new float[first.length];
        for (int i = 0; i < total.length; i++) {
            total[i] = (float) (total[i] / (1 - BETA));
            plus[i] = (float) ((first[i] - afterPlus[i]) * 2 * radius / xi);
            minus[i] = (float) ((total[i] - afterPlus[i]) * 2 * radius / xi);
            product[i] = (float) ((first[i] - total[i]) / xi);
        }
        compare(fixture, program, Kind.ALPHA, "out/first_order_part", first);
        compare(fixture, program, Kind.ALPHA, "out/train_alpha_grad_plus", plus);
        compare(fixture, program, Kind.ALPHA, "out/train_alpha_grad_minus", minus);
        compare(fixture, program, Kind.ALPHA, "out/hvp", product);
        compare(fixture, program, Kind.ALPHA, "out/alpha_grad", total);
    }

    /** Those parts of a flat vector that the fixture expects. */
    private static void compare(Fixture fixture, Program program, Kind kind, String prefix, float[] flat) {
        int next = 0;
        for (Parameter parameter : program.parameters(kind)) {
            float[] part = Arrays.copyOfRange(flat, next, next + parameter.size());
            String name = prefix + (kind == Kind.ALPHA ? cell(parameter) : parameter.name());
            if (fixture.tensors().containsKey(name)) {
                fixture.expect(name, kind == Kind.ALPHA ? part : Layout.toPublished(parameter, part));
            }
            next += parameter.size();
        }
    }

    /** {@code _normal} or {@code _reduce}. */
    private static String cell(Parameter alpha) {
        return alpha.name().substring(alpha.name().indexOf('_'));
    }

    private static List<GraphWriter.Step> steps(JsonObject config) {
        double momentum = config.get("momentum").getAsDouble();
        double decay = config.get("weight_decay").getAsDouble();
        GraphWriter.Step weights = new GraphWriter.Step(
                "weights", Supernet.WEIGHT_LOSS, Kind.WEIGHT, new Sgd(0, momentum, decay, 5, new Constant()));
        Adam adam = new Adam(0, BETA, 0.999, 0, Double.POSITIVE_INFINITY, new Constant());
        return List.of(
                weights,
                new GraphWriter.Step(STEP, Supernet.ARCHITECTURE_LOSS, Kind.ALPHA, adam, Optional.of(weights)));
    }

    private static Map<String, float[]> values(Fixture fixture, Program program, Kind kind, String prefix) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter parameter : program.parameters(kind)) {
            values.put(parameter.name(), Layout.toOurs(parameter, fixture.tensor(prefix + parameter.name())));
        }
        return values;
    }

    private static Batch batch(Fixture fixture, String part) {
        return new Batch(
                Layout.toChannelsLast(fixture.tensor("in/x_" + part)),
                fixture.tensor("in/y_" + part).ints());
    }
}
