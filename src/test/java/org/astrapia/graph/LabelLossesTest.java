package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.astrapia.config.loss.ClassWeights;
import org.astrapia.config.loss.ClassWeights.ClassBalanced;
import org.astrapia.config.loss.ClassWeights.InverseFrequency;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.LabelLoss.LabelAwareSmoothing;
import org.astrapia.config.loss.Loss;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Program;
import org.astrapia.network.SingleClassifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses of three classes with 50, 10 and 2 training images on four images of two features. */
class LabelLossesTest {
    private static final List<Integer> COUNTS = List.of(50, 10, 2);
    private static final double[] AS_NUMBERS = {50, 10, 2};
    private static final int[] LABELS = {0, 2, 1, 0};
    private static final double[] X = {0.5, -1, 1.5, 0.25, -0.75, 0.5, 2, 1};
    private static final double[] WEIGHT = {0.3, -0.6, 0.9, 0.2, 0.7, -0.4};
    private static final double[] BIAS = {0.1, -0.2, 0.05};

    static Stream<LabelLoss> losses() {
        return Stream.of(
                new LabelLoss.CrossEntropy(),
                new LabelLoss.Focal(1),
                new LabelLoss.Focal(0.5),
                new LabelLoss.Focal(0),
                new LabelLoss.Ldam(0.5, 30),
                new LabelLoss.Ldam(0.3, 4),
                new LabelLoss.LogitAdjusted(1.5),
                new LabelLoss.BalancedSoftmax(),
                new LabelLoss.LabelSmoothing(0.1),
                new LabelLoss.LabelSmoothing(0),
                new LabelLoss.LabelAwareSmoothing(0.3, 0, LabelAwareSmoothing.Shape.CONCAVE),
                new LabelLoss.LabelAwareSmoothing(0.4, 0.1, LabelAwareSmoothing.Shape.LINEAR),
                new LabelLoss.LabelAwareSmoothing(0.4, 0.1, LabelAwareSmoothing.Shape.CONVEX));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void isWhatThePaperSays(LabelLoss loss) {
        check(loss, new LossReference(loss, AS_NUMBERS, new double[0], LABELS), 0);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void classWeightsAreFactorsOfTheImages(LabelLoss loss) {
        check(weighted(new InverseFrequency(0), loss), new LossReference(loss, AS_NUMBERS, inverse(), LABELS), 0);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void deferredWeightsWaitForTheirShareOfTheTraining(LabelLoss loss) {
        Loss deferred = weighted(new ClassBalanced(0.9, 0.8), loss);
        check(deferred, new LossReference(loss, AS_NUMBERS, new double[0], LABELS), 159 / 200.0);
        check(deferred, new LossReference(loss, AS_NUMBERS, effective(0.9), LABELS), 160 / 200.0);
    }

    /** softmax(1, 0) = (0.731, 0.269): a batch of one image of each class. */
    @Test
    void anExampleByHand() {
        double p = 1 / (1 + Math.exp(-1));
        double q = 1 - p;
        List<Integer> counts = List.of(3, 1);
        float[] x = {1, 0, 1, 0};
        int[] labels = {0, 1};
        Map<String, float[]> identity = Map.of("c/weight", new float[] {1, 0, 0, 1}, "c/bias", new float[2]);
        Map<Loss, Double> expected = Map.of(
                new LabelLoss.CrossEntropy(),
                -(Math.log(p) + Math.log(q)) / 2,
                new LabelLoss.Focal(2),
                -(q * q * Math.log(p) + p * p * Math.log(q)) / 2,
                weighted(new InverseFrequency(0), new LabelLoss.CrossEntropy()),
                -(Math.log(p) / 3 + Math.log(q)) / (4 / 3.0),
                weighted(new InverseFrequency(0), new LabelLoss.Focal(2)),
                -(0.5 * q * q * Math.log(p) + 1.5 * p * p * Math.log(q)) / 2,
                new LabelLoss.BalancedSoftmax(),
                Math.log(3 * Math.E + 1) - (1 + Math.log(3)) / 2,
                new LabelLoss.LabelSmoothing(0.2),
                -(0.5 * Math.log(p) + 0.5 * Math.log(q)),
                new LabelLoss.LabelAwareSmoothing(0.3, 0, LabelAwareSmoothing.Shape.CONCAVE),
                -(0.85 * Math.log(p) + 0.15 * Math.log(q) + Math.log(q)) / 2);
        expected.forEach((loss, value) -> {
            Program program = SingleClassifier.build(loss, 2, counts);
            try (ProgramRun run = new ProgramRun(program, x, labels, identity)) {
                run.askOutput(DerivedNetwork.LOSS);
                assertThat((double) run.run().get(DerivedNetwork.LOSS)[0])
                        .as("%s", loss)
                        .isCloseTo(value, within(1e-6));
            }
        });
    }

    @Test
    void termsOfOneNameAreToldApart() {
        Loss both = new Loss.Total(
                List.of(new LabelLoss.Focal(1), new Loss.Weighted(2, new LabelLoss.Focal(3)), new LabelLoss.Focal(1)));
        Program program = SingleClassifier.build(both, 2, COUNTS);
        assertThat(program.outputs().keySet())
                .containsExactlyInAnyOrder("features", "logits", "loss", "term/focal", "term/focal-2");
        Map<String, float[]> results = run(program, 0);
        double first = new LossReference(new LabelLoss.Focal(1), AS_NUMBERS, new double[0], LABELS).of(X, WEIGHT, BIAS);
        double second =
                new LossReference(new LabelLoss.Focal(3), AS_NUMBERS, new double[0], LABELS).of(X, WEIGHT, BIAS);
        assertThat((double) results.get(DerivedNetwork.LOSS)[0]).isCloseTo(2 * first + 2 * second, within(1e-5));
    }

    @Test
    void certaintyAndSilenceHaveFiniteDerivatives() {
        Map<String, float[]> certain = Map.of("c/weight", new float[] {99, 0, 0, 0, 99, 0}, "c/bias", new float[3]);
        for (LabelLoss loss : losses().toList()) {
            Program program = SingleClassifier.build(loss, 2, COUNTS);
            try (ProgramRun run = new ProgramRun(program, new float[] {2, 0, 0, 0}, new int[] {0, 1}, certain)) {
                run.askOutput(DerivedNetwork.LOSS);
                run.askGradients(DerivedNetwork.LOSS, "d/");
                run.run().forEach((name, values) -> {
                    for (float value : values) {
                        assertThat(value).as("%s of %s", name, loss).isFinite();
                    }
                });
            }
        }
    }

    private static void check(Loss loss, LossReference reference, double progress) {
        Program program = SingleClassifier.build(loss, 2, COUNTS);
        boolean normalised = program.parameters().size() == 1;
        double[] bias = normalised ? new double[0] : BIAS;
        Map<String, float[]> results = run(program, progress);
        assertThat((double) results.get(DerivedNetwork.LOSS)[0]).isCloseTo(reference.of(X, WEIGHT, bias), within(1e-5));
        close(results.get("d/x"), slopes(X, x -> reference.of(x, WEIGHT, bias)));
        close(results.get("d/c/weight"), slopes(WEIGHT, weight -> reference.of(X, weight, bias)));
        if (!normalised) {
            close(results.get("d/c/bias"), slopes(BIAS, b -> reference.of(X, WEIGHT, b)));
        }
    }

    private static Map<String, float[]> run(Program program, double progress) {
        Map<String, float[]> parameters = new LinkedHashMap<>();
        program.parameters()
                .forEach(p -> parameters.put(p.name(), floats(p.name().endsWith("bias") ? BIAS : WEIGHT)));
        try (ProgramRun run = new ProgramRun(program, floats(X), LABELS, parameters, progress)) {
            run.askOutput(DerivedNetwork.LOSS);
            run.askGradients(DerivedNetwork.LOSS, "d/");
            return run.run();
        }
    }

    /** Central differences. */
    private static double[] slopes(double[] at, ToDoubleFunction<double[]> function) {
        double step = 1e-5;
        double[] slopes = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += step;
            down[i] -= step;
            slopes[i] = (function.applyAsDouble(up) - function.applyAsDouble(down)) / (2 * step);
        }
        return slopes;
    }

    private static void close(float[] actual, double[] expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(2e-5 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static Loss weighted(ClassWeights weights, LabelLoss loss) {
        return new Loss.Reweighted(weights, loss);
    }

    /** 1/50, 1/10 and 1/2, of sum 0.62, times 3. */
    private static double[] inverse() {
        return new double[] {3 * 0.02 / 0.62, 3 * 0.1 / 0.62, 3 * 0.5 / 0.62};
    }

    private static double[] effective(double beta) {
        double[] weights = new double[AS_NUMBERS.length];
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            weights[c] = (1 - beta) / (1 - Math.pow(beta, AS_NUMBERS[c]));
            sum += weights[c];
        }
        for (int c = 0; c < weights.length; c++) {
            weights[c] *= weights.length / sum;
        }
        return weights;
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
