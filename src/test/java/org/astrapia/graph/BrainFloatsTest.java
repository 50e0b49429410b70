package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.data.batch.Batch;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** Maps with numbers of 16 bits beside the same networks with 32: alike within those bits, and the same each time. */
class BrainFloatsTest {
    private static final int SIZE = 16;
    private static final Batch BATCH = Samples.batch(8, SIZE, 3);

    private static SearchSpace space(int cells, List<String> operations) {
        return new SearchSpace("narrow", cells, 16, 2, operations, BuiltInSpaces.definitions());
    }

    private static Program supernet(int cells, List<String> operations) {
        Loss loss = new LabelLoss.CrossEntropy();
        return Networks.supernet(
                space(cells, operations), new Supernet.Form(new Mixing.Sigmoid(), loss, loss), Samples.input(SIZE));
    }

    private static Map<String, float[]> run(Program program, String loss, Function<float[], float[]> change) {
        Map<String, float[]> parameters = Samples.parameters(program, 11);
        parameters.replaceAll((name, values) -> change.apply(values));
        try (ProgramRun run = new ProgramRun(program, change.apply(BATCH.images()), BATCH.labels(), parameters)) {
            run.askOutput(loss);
            run.askGradients(loss, "gradient/");
            return run.run();
        }
    }

    /** Rounded to 16 bits. */
    private static float[] rounded(float[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = Float.intBitsToFloat(Float.floatToIntBits(values[i]) + (1 << 15) & 0xFFFF0000);
        }
        return rounded;
    }

    /** Length of the difference of all gradients, of the length of the gradient. */
    private static double difference(Map<String, float[]> expected, Map<String, float[]> actual) {
        double all = 0;
        double off = 0;
        for (Map.Entry<String, float[]> entry : expected.entrySet()) {
            float[] found = actual.get(entry.getKey());
            if (!entry.getKey().startsWith("gradient/")) {
                continue;
            }
            for (int i = 0; i < found.length; i++) {
                all += Math.pow(entry.getValue()[i], 2);
                off += Math.pow(entry.getValue()[i] - found[i], 2);
            }
        }
        return Math.sqrt(off / all);
    }

    /**
     * What the bits of the images and weights alone change is what a network makes of a rounding; all maps together change it no more than
     * three times as much.
     */
    private static void compare(Program program, String loss) {
        Map<String, float[]> wide = run(PassPipeline.run(program, Samples.ALL, false), loss, values -> values);
        double rounding =
                difference(wide, run(PassPipeline.run(program, Samples.ALL, false), loss, BrainFloatsTest::rounded));
        assertThat(rounding).isBetween(1e-3, 0.15);
        for (Passes passes : List.of(Samples.ALL, Samples.NONE)) {
            Map<String, float[]> narrow = run(PassPipeline.run(program, passes, true), loss, values -> values);
            assertThat(narrow.get(loss)[0])
                    .isNotEqualTo(wide.get(loss)[0])
                    .isCloseTo(wide.get(loss)[0], within(0.02f * wide.get(loss)[0]));
            assertThat(difference(wide, narrow))
                    .as("gradients with passes %s", passes)
                    .isBetween(rounding / 10, 3 * rounding);
        }
    }

    @Test
    void lossAndDerivativesOfASearchNetworkAreAlike() {
        compare(supernet(2, List.copyOf(BuiltInSpaces.definitions().keySet())), Supernet.ARCHITECTURE_LOSS);
    }

    @Test
    void lossAndDerivativesOfAResidualNetworkAreAlike() {
        compare(
                Networks.fixed(FixedNetwork.RESNET_8, new LabelLoss.CrossEntropy(), Samples.input(SIZE)),
                DerivedNetwork.LOSS);
    }

    private static SupernetModel model(Precision precision) {
        SearchSpace space = space(2, List.of("max_pool_3x3", "skip_connect", "sep_conv_5x5", "dil_conv_3x3"));
        Execution execution = TestExecution.get().with(precision);
        SupernetModel model = SupernetModel.compile(
                space, Samples.search(new Mixing.Sigmoid()), new Target(Samples.input(SIZE), Samples.ALL, execution));
        model.initialize(7);
        return model;
    }

    private static List<Double> losses(SupernetModel model) {
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            losses.add(model.architectureStep(BATCH, 3e-3).loss());
            losses.add(model.weightStep(BATCH, 0.025).loss());
        }
        return losses;
    }

    @Test
    void aSearchGoesAlikeAndIsTheSameEachTime() {
        try (SupernetModel wide = model(Precision.FLOAT32);
                SupernetModel narrow = model(Precision.BFLOAT16);
                SupernetModel again = model(Precision.BFLOAT16)) {
            List<Double> expected = losses(wide);
            List<Double> found = losses(narrow);
            assertThat(found).isNotEqualTo(expected).hasSameSizeAs(expected);
            for (int step = 0; step < found.size(); step++) {
                assertThat(found.get(step)).isCloseTo(expected.get(step), withinPercentage(5));
            }
            assertThat(losses(again)).isEqualTo(found);
            Map<String, float[]> state = narrow.state();
            again.state().forEach((name, values) -> assertThat(values).as(name).containsExactly(state.get(name)));
            assertThat(state.keySet()).isEqualTo(wide.state().keySet());
        }
    }

    /** What is tested, told and exported is the network of its weights, whatever it was trained with. */
    @Test
    void aTestHas32Bits() {
        try (SupernetModel wide = model(Precision.FLOAT32);
                SupernetModel narrow = model(Precision.BFLOAT16)) {
            narrow.weightStep(BATCH, 0.025);
            wide.restore(narrow.state());
            assertThat(narrow.logits(BATCH)).containsExactly(wide.logits(BATCH));
        }
    }
}
