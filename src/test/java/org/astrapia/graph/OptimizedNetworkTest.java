package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Optimizer;
import org.astrapia.config.Retrain;
import org.astrapia.config.Schedule.Place;
import org.astrapia.data.batch.Batch;
import org.astrapia.network.Networks;
import org.astrapia.network.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A network's weights lie in one vector, which an optimizer changes as a whole. Here each tensor is changed by itself, in 64
 * bits, by the gradient that the same graph gives; both agree, with the compiler's passes and without.
 */
class OptimizedNetworkTest {
    private static final int STEPS = 3;
    private static final List<String> OPTIMIZERS = List.of(
            "sgd(0.1, momentum=0.9, decay=0.01, clip=1) >> cosine(0, per=step)",
            "sgd(0.1, momentum=0.9, decay=0.01, decay-norm=0, rate-head=0.3, nesterov=true)",
            "adam(0.001, decay=0.01, decay-norm=0.1)",
            "adamw(0.01, decay=0.1, clip=2, rate-head=0.02) >> warm-up(1, per=step)",
            "lars(0.3, decay=1e-4, trust=0.2, bounded=true, rate-head=0.1) >> cosine(0, per=step)",
            "lars(0.3, decay=0.01, trust=0.02, rate-norm=0.01, rate-head=0.1) >> cosine(0, per=step)");

    static Stream<Object[]> cases() {
        return OPTIMIZERS.stream()
                .flatMap(text -> Stream.of(new Object[] {text, Samples.ALL}, new Object[] {text, Samples.NONE}));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void everyTensorChangesAsIfItWereAlone(String text, Passes passes) {
        Target target = Samples.target(16, passes);
        Retrain retrain = OptimizerReading.retrain(text);
        Retrain plain = OptimizerReading.retrain("sgd(1)");
        Optimizer optimizer = retrain.recipe().optimizer();
        List<Parameter> parameters = Networks.ofTraining(
                        Optional.empty(), Samples.space(List.of("skip_connect"), Map.of()), retrain, target.input())
                .parameters(Parameter.Kind.WEIGHT);
        try (NetworkModel model = compile(retrain, target);
                NetworkModel gradients = compile(plain, target)) {
            model.initialize(1);
            gradients.initialize(1);
            Map<String, TensorReference> tensors = new LinkedHashMap<>();
            cut(parameters, model.state().get(GraphWriter.WEIGHTS))
                    .forEach((parameter, weights) ->
                            tensors.put(parameter.name(), new TensorReference(parameter, weights, optimizer)));
            for (int step = 0; step < STEPS; step++) {
                Batch batch = Samples.batch(4, 16, step);
                Map<String, float[]> state = gradients.state();
                state.put(GraphWriter.WEIGHTS, model.state().get(GraphWriter.WEIGHTS));
                gradients.restore(state);
                gradients.trainStep(batch, 0, 0, 0);
                float[] gradient = gradients.state().get(GraphWriter.WEIGHTS + ".momentum");
                double rate = optimizer.rateAt(new Place(0, 1, step, STEPS));

                StepResult result = model.trainStep(batch, rate, 0, 0);

                double norm = TensorReference.norm(gradient);
                double bound = norm > optimizer.clip() ? optimizer.clip() / norm : 1;
                if (Double.isFinite(optimizer.clip())) {
                    assertThat(result.terms().get(StepResult.GRADIENT_NORM)).isCloseTo(norm, within(1e-5 * norm));
                    assertThat(result.terms()).containsEntry(StepResult.CLIPPED, bound < 1 ? 1.0 : 0.0);
                } else {
                    assertThat(result.terms()).doesNotContainKeys(StepResult.GRADIENT_NORM, StepResult.CLIPPED);
                }
                Map<Parameter, float[]> found = cut(parameters, model.state().get(GraphWriter.WEIGHTS));
                cut(parameters, gradient).forEach((parameter, part) -> {
                    TensorReference tensor = tensors.get(parameter.name());
                    tensor.step(part, bound, rate);
                    tensor.compareWith(found.get(parameter));
                });
            }
        }
    }

    private static NetworkModel compile(Retrain retrain, Target target) {
        return NetworkModel.compile(
                Optional.empty(), Samples.space(List.of("skip_connect"), Map.of()), retrain, target);
    }

    private static Map<Parameter, float[]> cut(List<Parameter> parameters, float[] flat) {
        Map<Parameter, float[]> parts = new LinkedHashMap<>();
        int next = 0;
        for (Parameter parameter : parameters) {
            parts.put(parameter, Arrays.copyOfRange(flat, next, next + parameter.size()));
            next += parameter.size();
        }
        return parts;
    }
}
