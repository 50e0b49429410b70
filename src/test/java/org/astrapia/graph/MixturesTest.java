package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.astrapia.network.Dimensions;
import org.astrapia.network.LossOp;
import org.astrapia.network.MixOp;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;
import org.astrapia.network.ProgramBuilder;
import org.astrapia.network.Value;
import org.astrapia.space.Mixing;
import org.junit.jupiter.api.Test;

/** Mixing weights and what they choose, against numbers of the published codes: PyTorch in double precision. */
class MixturesTest {
    private static final Offset<Float> CLOSE = within(2e-5f);
    private static final int[] EDGES_AND_OPERATIONS = {2, 4};

    /** By which a loss depends on the first edge; on the second twice as much. */
    private static final float[] COTANGENT = {0.5f, -1, 2, 0.25f, -0.75f, 1.5f, 0.1f, -0.3f};

    private static final float[] ALPHA = {0.3f, -0.2f, 0.1f, 0.4f, 0.9f, 0.5f, -0.7f, 0.2f};

    private final ProgramNotes notes = new ProgramNotes();

    /** A program in the making, whose inputs are parameters. */
    private static final class ProgramNotes {
        private final ProgramBuilder program = new ProgramBuilder();
        private final List<Parameter> parameters = new ArrayList<>();
        private final Map<String, float[]> numbers = new LinkedHashMap<>();

        Value read(String name, Kind kind, float[] values, int... sizes) {
            Parameter parameter = new Parameter(name, kind, Dimensions.fixed(sizes), new Initial.Constant(0));
            parameters.add(parameter);
            numbers.put(name, values);
            return program.add(new Op.Read(parameter), List.of(), parameter.dimensions());
        }

        Map<String, float[]> run(Value output, float[] cotangent) {
            program.add(new Op.Image(0), List.of(), Dimensions.map(1, 1, 1));
            Program whole = new Program(program.values(), parameters, Map.of("out", output));
            try (ProgramRun run = new ProgramRun(whole, new float[1], new int[1], numbers)) {
                run.askOutput("out");
                run.askGradients("out", cotangent, -1, "d ");
                return run.run();
            }
        }
    }

    private Value alpha() {
        return notes.read("alpha", Kind.ALPHA, ALPHA, EDGES_AND_OPERATIONS);
    }

    /**
     * {@code Dirichlet(elu(alpha) + 1)} of xiangning-chen/DrNAS as shares of the Gamma samples 0.91373503, 2.9598339, 0.8213505,
     * 0.025392458, 0.83486027, 0.3539849, 0.2623072 and 1.4780705, with {@code torch._standard_gamma_grad}.
     */
    @Test
    void dirichletSharesMoveAlphaThroughTheirGammaSamples() {
        Value alpha = alpha();
        Value weights = notes.program.add(new Op.Mix(new Mixing.Dirichlet(), 0), List.of(alpha), alpha.dimensions());

        Map<String, float[]> results = notes.run(weights, COTANGENT);

        assertThat(results.get("out"))
                .containsExactly(
                        new float[] {
                            0.193575f, 0.627042f, 0.174003f, 0.005379f, 0.285011f, 0.120846f, 0.089548f, 0.504595f
                        },
                        CLOSE);
        assertThat(results.get("d alpha"))
                .containsExactly(
                        new float[] {
                            0.136057f, -0.306855f, 0.459513f, 0.007247f, -0.137497f, 0.281057f, 0.043771f, -0.054208f
                        },
                        CLOSE);
    }

    @Test
    void whatIsDrawnHasAMean() {
        Value alpha = alpha();
        Value mean = notes.program.add(new MixOp.Expected(new Mixing.Dirichlet()), List.of(alpha), alpha.dimensions());
        assertThat(notes.run(mean, COTANGENT).get("out"))
                .containsExactly(
                        new float[] {
                            0.281463f, 0.177263f, 0.238161f, 0.303114f, 0.372799f, 0.294315f, 0.097435f, 0.235452f
                        },
                        CLOSE);
    }

    /** {@code 0.5 * ((F.elu(alpha) + 1 - 1) ** 2).sum()} of PyTorch. */
    @Test
    void theConcentrationIsHeldNearOne() {
        Value loss = notes.program.add(new LossOp.Concentration(), List.of(alpha()), Dimensions.fixed());

        Map<String, float[]> results = notes.run(loss, new float[] {1});

        assertThat(results.get("out")).containsExactly(new float[] {0.8231424f}, CLOSE);
        assertThat(results.get("d alpha"))
                .containsExactly(new float[] {0.3f, -0.148411f, 0.1f, 0.4f, 0.9f, 0.5f, -0.249988f, 0.2f}, CLOSE);
    }

    /** ProxylessNAS: the derivative by a weight is the cost of its operation. */
    @Test
    void aBudgetIsPaidAboveItsTargetAlone() {
        List<Double> costs = List.of(0.0, 0.5, 1.0, 2.0, 0.0, 1.0, 0.25, 0.5);
        float[] weights = {0.25f, 0.25f, 0.25f, 0.25f, 0.5f, 0.5f, 0, 0};
        Value mix = notes.read("alpha", Kind.ALPHA, weights, EDGES_AND_OPERATIONS);
        Value above = notes.program.add(new LossOp.Budget(-0.875, List.of(costs)), List.of(mix), Dimensions.fixed());

        Map<String, float[]> results = notes.run(above, new float[] {2});

        assertThat(results.get("out")).containsExactly(-0.875f + 0.875f + 0.5f);
        assertThat(results.get("d alpha")).containsExactly(0, 1, 2, 4, 0, 2, 0.5f, 1);
    }

    @Test
    void belowItsTargetABudgetIsFree() {
        Value mix = alpha();
        Value below = notes.program.add(
                new LossOp.Budget(-10, List.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0))),
                List.of(mix),
                Dimensions.fixed());

        Map<String, float[]> results = notes.run(below, new float[] {1});

        assertThat(results.get("out")).containsExactly(0);
        assertThat(results.get("d alpha")).containsOnly(0);
    }

    /** What the first edge chooses, and twice what the second does. */
    private Value bothEdges(Value weights, List<Value> maps) {
        Value first = choice(weights, 0, maps);
        Value second = choice(weights, 1, maps);
        Value twice = notes.program.add(new Op.Times(2), List.of(second), second.dimensions());
        return notes.program.add(new Op.Add(), List.of(first, twice), first.dimensions());
    }

    /**
     * {@code DSNAS/network.py} of SNAS-Series/SNAS-Series, drawn by the same uniform numbers as below: the second operation, and the
     * first.
     */
    @Test
    void dsnasMovesAlphaByTheProbabilityOfItsDraw() {
        assertThat(dsnas(1))
                .containsExactly(
                        new float[] {
                            -0.060899f, 0.178063f, -0.04986f, -0.067304f, 1.860663f, -0.911191f, -0.274445f, -0.675027f
                        },
                        CLOSE);
    }

    /** The probabilities of the first edge are 0.284, 0.172, 0.233 and 0.314: only 0.03 apart; those of the second 0.42 and 0.28. */
    @Test
    void dsnasLeavesAnEdgeThatIsCertain() {
        float[] derivative = dsnas(0.1);
        assertThat(Arrays.copyOf(derivative, 4)).doesNotContain(0);
        assertThat(Arrays.copyOfRange(derivative, 4, 8)).containsOnly(0f, -0f);
        assertThat(dsnas(0.01)).containsOnly(0f, -0f);
    }

    private static float[] dsnas(double stop) {
        MixturesTest fresh = new MixturesTest();
        Value alpha = fresh.alpha();
        Value weights =
                fresh.notes.program.add(new Op.Mix(new Mixing.Dsnas(stop), 0), List.of(alpha), alpha.dimensions());
        List<Value> maps = List.of(
                fresh.map("x0", 0.7f, 0.7f, 0.7f, 0.7f, 0.7f, 0.7f, 0.7f, 0.7f),
                fresh.map("x1", -0.2f, -0.1f, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f),
                fresh.map("x2", 0.01f, 0.04f, 0.09f, 0.16f, 0.25f, 0.36f, 0.49f, 0.64f),
                fresh.map("x3", 0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f, 0.2f));
        return fresh.notes.run(fresh.bothEdges(weights, maps), COTANGENT).get("d alpha");
    }

    private Value map(String name, float... values) {
        return notes.read(name, Kind.WEIGHT, values, 1, 2, 2, 2);
    }

    private Value choice(Value weights, int row, List<Value> maps) {
        Value of = notes.program.add(new MixOp.Row(row), List.of(weights), Dimensions.fixed(EDGES_AND_OPERATIONS[1]));
        List<Value> inputs = new ArrayList<>(List.of(of));
        inputs.addAll(maps);
        List<Integer> columns = maps.size() == 3 ? List.of(1, 2, 3) : List.of(0, 1, 2, 3);
        return notes.program.add(new MixOp.Choose(columns), inputs, maps.get(0).dimensions());
    }

    /**
     * {@code forward_gdas} of D-X-Y/AutoDL-Projects at temperature 0.5, with the uniform numbers 0.19591284, 0.93934524, 0.5322752,
     * 0.8410413, 0.18281162, 0.11891425, 0.2539376 and 0.043646097. The first operation gives zeros; the first edge draws the
     * second operation, the second edge draws the zeros.
     */
    @Test
    void gumbelSoftmaxChoosesAndMovesAlphaAsTheCodeOfGdas() {
        Value alpha = alpha();
        Value weights =
                notes.program.add(new Op.Mix(new Mixing.Gumbel(10, 0.1), 0), List.of(alpha), alpha.dimensions());
        List<Value> maps = List.of(
                map("x1", -0.2f, -0.1f, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f),
                map("x2", 0.01f, 0.04f, 0.09f, 0.16f, 0.25f, 0.36f, 0.49f, 0.64f),
                map("x3", 0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f, 0.2f));

        Map<String, float[]> results = notes.run(bothEdges(weights, maps), COTANGENT);

        assertThat(results.get("out")).containsExactly(-0.2f, -0.1f, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f);
        assertThat(results.get("d alpha"))
                .containsExactly(
                        new float[] {
                            0.0078818f,
                            -0.8967541f,
                            0.0353043f,
                            0.853568f,
                            -1.9189247f,
                            1.3030231f,
                            0.2852836f,
                            0.330618f
                        },
                        CLOSE);
        assertThat(results.get("d x1")).containsExactly(COTANGENT);
        assertThat(results.get("d x2")).containsOnly(0f, -0f);
        assertThat(results.get("d x3")).containsOnly(0f, -0f);
    }
}
