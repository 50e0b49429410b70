package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.Optimizer;
import org.astrapia.config.Schedule.Place;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Every optimizer with its schedule does what PyTorch does, step by step, tensor by tensor: {@code optimizers/pytorch.txt}
 * holds PyTorch's numbers, and {@code src/test/optimizers/make.py} says how it was asked.
 */
class OptimizerStepsTest {
    private static final double TOLERANCE = 1e-6;
    private static final int STEPS_PER_EPOCH = 2;

    /** PyTorch's file. */
    private record Published(
            List<Parameter> parameters, float[] weights, List<float[]> gradients, List<Published.Case> cases) {
        record Case(String optimizer, List<float[]> steps) {
            @Override
            public String toString() {
                return optimizer;
            }
        }

        static Published read() throws IOException {
            Published published = new Published(new ArrayList<>(), new float[21], new ArrayList<>(), new ArrayList<>());
            try (InputStream in = OptimizerStepsTest.class.getResourceAsStream("/optimizers/pytorch.txt")) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(published::add);
            }
            return published;
        }

        private void add(String line) {
            String rest = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' '))) {
                case "tensor" -> {
                    String[] words = rest.split(" ");
                    int[] shape = Arrays.stream(words, 1, words.length)
                            .mapToInt(Integer::parseInt)
                            .toArray();
                    parameters.add(new Parameter(
                            words[0],
                            Parameter.Kind.WEIGHT,
                            Dimensions.fixed(shape),
                            new Parameter.Initial.Constant(0)));
                }
                case "weights" -> System.arraycopy(numbers(rest), 0, weights, 0, weights.length);
                case "gradient" -> gradients.add(numbers(rest));
                case "case" -> cases.add(new Case(rest, new ArrayList<>()));
                case "step" -> cases.get(cases.size() - 1).steps.add(numbers(rest));
                default -> assertThat(line).startsWith("#");
            }
        }

        private static float[] numbers(String words) {
            String[] parts = words.split(" ");
            float[] numbers = new float[parts.length];
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = Float.parseFloat(parts[i]);
            }
            return numbers;
        }
    }

    static Stream<Published.Case> cases() throws IOException {
        return Published.read().cases().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyStepIsPyTorchs(Published.Case expected) throws IOException {
        Published published = Published.read();
        Optimizer optimizer = OptimizerReading.of(expected.optimizer());
        int steps = published.gradients().size();
        TensorFlowNatives.load();
        try (Graph graph = new Graph();
                Session session = new Session(graph, SessionOptions.of(TestExecution.get()))) {
            Ops tf = Ops.create(graph);
            int size = published.weights().length;
            GraphVariables state = new GraphVariables(tf);
            state.variable("w", size);
            Update update = new Update(tf, state, "w", published.parameters(), optimizer);
            Placeholder<TFloat32> gradient = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(size)));
            Placeholder<TFloat32> rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            state.group("update", update.apply(gradient, rate, new Changes(tf, state, "step", Optional.empty())));
            UpdateFixture.set(session, "w", published.weights());
            Update.initial("w", optimizer, size).forEach((name, values) -> UpdateFixture.set(session, name, values));
            for (int step = 0; step < steps; step++) {
                Place place = new Place(
                        step / STEPS_PER_EPOCH, steps / STEPS_PER_EPOCH, step % STEPS_PER_EPOCH, STEPS_PER_EPOCH);
                try (TFloat32 g =
                                Tensors.of(Shape.of(size), published.gradients().get(step));
                        TFloat32 r = TFloat32.scalarOf((float) optimizer.rateAt(place));
                        Result result = session.runner()
                                .feed(gradient, g)
                                .feed(rate, r)
                                .addTarget("update")
                                .run()) {
                    assertThat(result).isEmpty();
                }
                float[] weights = UpdateFixture.get(session, "w");
                for (int i = 0; i < size; i++) {
                    assertThat((double) weights[i])
                            .as("weight %d after step %d", i, step)
                            .isCloseTo(
                                    expected.steps().get(step)[i],
                                    within(expected.steps().get(step)[i]));
                }
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within(float expected) {
        return org.assertj.core.api.Assertions.within(TOLERANCE * Math.max(1, Math.abs(expected)));
    }
}
