package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.network.Input;
import org.astrapia.network.Networks;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

/**
 * Against numbers of the published code of PC-DARTS (yuhuixu1993/PC-DARTS, {@code model_search.py}: {@code MixedOp}, {@code
 * channel_shuffle}, {@code weights2}), with half of the channels instead of a quarter: PyTorch in double precision.
 */
class PartialChannelsTest {
    private static final SearchSpace SPACE = new SearchSpace(
            "sample",
            3,
            4,
            2,
            List.of("none", "max_pool_3x3", "skip_connect", "sep_conv_3x3"),
            BuiltInSpaces.definitions());
    private static final int SIZE = 8;
    private static final int[] LABELS = {0, 2, 1};

    /** The numbers of a parameter: 0.5 sin(s + 0.7 k), s the sum of its name's letters modulo 97. */
    private static float[] numbers(Parameter parameter) {
        int sum = parameter.name().chars().sum() % 97;
        return sines(0.5, sum, 0.7, parameter.size());
    }

    private static float[] sines(double height, double begin, double step, int count) {
        float[] values = new float[count];
        for (int k = 0; k < count; k++) {
            values[k] = (float) (height * Math.sin(begin + step * k));
        }
        return values;
    }

    private static Map<String, float[]> run() {
        Loss loss = new LabelLoss.CrossEntropy();
        Program program = Networks.supernet(
                SPACE,
                new Supernet.Form(new Mixing.Softmax(), loss, loss, 0, new MixedChannels.Partial(2), Optional.empty()),
                Input.squares(SIZE, 3));
        Map<String, float[]> parameters = new LinkedHashMap<>();
        program.parameters().forEach(parameter -> parameters.put(parameter.name(), numbers(parameter)));
        float[] images = sines(1, 0, 0.37, LABELS.length * SIZE * SIZE * 3);
        try (ProgramRun run = new ProgramRun(program, images, LABELS, parameters)) {
            run.askOutput(Program.LOGITS);
            run.askOutput(Supernet.ARCHITECTURE_LOSS);
            run.askGradients(Supernet.ARCHITECTURE_LOSS, "d ");
            return run.run();
        }
    }

    @Test
    void valuesAndDerivativesAreThoseOfThePublishedCode() {
        Map<String, float[]> results = run();

        check(
                results.get(Program.LOGITS),
                -0.981488,
                -0.278173,
                0.555971,
                -0.432796,
                0.050824,
                0.51054,
                -0.997512,
                -0.369481,
                0.432323);
        check(results.get(Supernet.ARCHITECTURE_LOSS), 1.355497);
        check(
                results.get("d alpha_normal"),
                0.000434,
                -0.034294,
                0.032542,
                0.001318,
                -0.01949,
                0.096098,
                0.055335,
                -0.131943,
                -0.025317,
                -0.048204,
                -0.005671,
                0.079192,
                0.01221,
                -0.072111,
                -0.060497,
                0.120397,
                0.002144,
                -0.039198,
                -0.009451,
                0.046505);
        check(
                results.get("d alpha_reduce"),
                -0.01013,
                0.006719,
                -0.007379,
                0.01079,
                -0.008726,
                0.02923,
                -0.032113,
                0.011608,
                0.002299,
                -0.006127,
                0.009889,
                -0.00606,
                0.000902,
                0.009464,
                -0.024175,
                0.013809,
                -0.004643,
                -0.00947,
                -0.008661,
                0.022774);
        check(results.get("d beta_normal"), 0.015281, -0.015281, -0.028261, -0.03722, 0.065481);
        check(results.get("d beta_reduce"), -0.035297, 0.035297, -0.050288, 0.01326, 0.037028);
        check(
                Arrays.copyOf(results.get("d cell0/pre0/conv"), 8),
                -0.13345,
                0.031744,
                -0.011329,
                -0.026092,
                0.357353,
                0.261295,
                -0.04171,
                0.175276);
        check(
                Arrays.copyOf(results.get("d cell1/2<-0/sep_conv_3x3/pw1"), 8),
                -0.075326,
                0.169371,
                0.039621,
                -0.155612,
                -0.087141,
                0.104067,
                -0.086324,
                0.00742);
    }

    private static void check(float[] actual, double... expected) {
        float[] numbers = new float[expected.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) expected[i];
        }
        assertThat(actual).containsExactly(numbers, within(2e-5f));
    }

    @Test
    void theOperationsHaveAPartOfTheChannels() {
        Loss loss = new LabelLoss.CrossEntropy();
        Program program = Networks.supernet(
                SPACE,
                new Supernet.Form(new Mixing.Softmax(), loss, loss, 0, new MixedChannels.Partial(4), Optional.empty()),
                Input.squares(SIZE, 3));
        assertThat(program.parameters())
                .filteredOn(parameter -> parameter.name().endsWith("<-0/sep_conv_3x3/dw1"))
                .extracting(parameter -> parameter.dimensions().sizes().get(2))
                .containsOnly(1, 2, 4);
    }
}
