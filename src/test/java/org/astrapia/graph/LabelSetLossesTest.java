package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.loss.ClassWeights.ClassBalanced;
import org.astrapia.config.loss.ImageSets;
import org.astrapia.config.loss.LabelSetLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Input;
import org.astrapia.network.Program;
import org.astrapia.network.SingleClassifier;
import org.junit.jupiter.api.Test;

/**
 * Losses of three labels with 50, 10 and 2 of 60 images, on four images of two features that have no label, the last two, the first,
 * and the first and last. The numbers are PyTorch's 1.13 in double precision: {@code binary_cross_entropy_with_logits}, and the
 * formulas of the published code of the distribution-balanced loss (wutong16/DistributionBalancedLoss) written out.
 */
class LabelSetLossesTest {
    private static final float[] X = {0.5f, -1, 1.5f, 0.25f, -0.75f, 0.5f, 2, 1};
    private static final int[] SETS = {0, 3, 1, 2};
    private static final Map<String, float[]> PARAMETERS = Map.of(
            "c/weight", new float[] {0.3f, -0.6f, 0.9f, 0.2f, 0.7f, -0.4f}, "c/bias", new float[] {0.1f, -0.2f, 0.05f});

    private static Input input() {
        ImageSets sets = new ImageSets(3, List.of(List.of(), List.of(0), List.of(0, 2), List.of(1, 2)), 60);
        return new Input(1, 1, 2, List.of(50, 10, 2)).with(Optional.of(sets));
    }

    private static void check(Loss loss, double value, double[] weight, double[] bias) {
        Program program = SingleClassifier.build(loss, input());
        try (ProgramRun run = new ProgramRun(program, X, SETS, PARAMETERS)) {
            run.askOutput(DerivedNetwork.LOSS);
            run.askGradients(DerivedNetwork.LOSS, "d/");
            Map<String, float[]> results = run.run();
            assertThat((double) results.get(DerivedNetwork.LOSS)[0]).isCloseTo(value, within(1e-6));
            close(results.get("d/c/weight"), weight);
            close(results.get("d/c/bias"), bias);
        }
    }

    private static void close(float[] actual, double[] expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void crossEntropyOfEachLabel() {
        check(
                new LabelSetLoss.SigmoidCrossEntropy(),
                0.6518397336183422,
                new double[] {
                    0.08552661822545321,
                    -0.0649141547065627,
                    -0.04785861701196766,
                    -0.0744382212127094,
                    0.020345851332485145,
                    -0.06684505479612167
                },
                new double[] {0.030237794236291592, 0.04107366306190849, 0.05095718752539036});
    }

    @Test
    void focal() {
        check(
                new LabelSetLoss.SigmoidFocal(2),
                0.22057133466564707,
                new double[] {
                    0.09372513475094067,
                    -0.11030064347167898,
                    0.018786598753191656,
                    -0.032794956871147855,
                    0.013847108071614269,
                    -0.05919932074441642
                },
                new double[] {0.04343564493706449, -0.0023448503156781163, 0.06257045063994546});
    }

    @Test
    void distributionBalanced() {
        check(
                new LabelSetLoss.DistributionBalanced(2, 2, 0.05),
                0.3259220823841157,
                new double[] {
                    0.12655132485392673,
                    -0.20659553520553658,
                    0.07295287177261052,
                    -0.08856546056146382,
                    0.06049090074266989,
                    -0.1883146891038387
                },
                new double[] {0.05070444264938396, 0.08755272470277291, 0.17435800787678424});
        check(
                new LabelSetLoss.DistributionBalanced(0, 3, 0.2),
                0.3405258996661719,
                new double[] {
                    0.07822096024008127,
                    -0.09489303057184037,
                    -0.03884257247033132,
                    -0.07952881485272999,
                    0.031538190250788016,
                    -0.10572211054512295
                },
                new double[] {0.025854236297637365, 0.048574085130735085, 0.04069044014665307});
    }

    /** Each label by its weight (1 - b) / (1 - b^n), their mean 1. */
    @Test
    void classBalanced() {
        check(
                new Loss.Reweighted(new ClassBalanced(0.9, 0), new LabelSetLoss.SigmoidCrossEntropy()),
                0.5827098583597986,
                new double[] {
                    0.03304967862889584,
                    -0.038314737001150345,
                    -0.09683412676116113,
                    -0.028764837659096685,
                    0.012008874588177645,
                    -0.13525009525172405
                },
                new double[] {0.011684659146954369, 0.024243196341456587, 0.10310358017641841});
    }

    /** Of classes one against the rest: -(log s(1) + log(1 - s(0))) / 2 for logits 1 and 0 and the first class. */
    @Test
    void aClassIsASetOfOne() {
        Program program = SingleClassifier.build(new LabelSetLoss.SigmoidCrossEntropy(), 2, List.of(3, 1));
        Map<String, float[]> identity = Map.of("c/weight", new float[] {1, 0, 0, 1}, "c/bias", new float[2]);
        try (ProgramRun run = new ProgramRun(program, new float[] {1, 0}, new int[] {0}, identity)) {
            run.askOutput(DerivedNetwork.LOSS);
            double expected = (Math.log1p(Math.exp(-1)) + Math.log(2)) / 2;
            assertThat((double) run.run().get(DerivedNetwork.LOSS)[0]).isCloseTo(expected, within(1e-6));
        }
    }
}
