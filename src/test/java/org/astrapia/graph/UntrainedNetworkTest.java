package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.data.batch.Batch;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.astrapia.network.Architecture;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Input;
import org.astrapia.network.Networks;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.junit.jupiter.api.Test;

/**
 * What a network tells before it is trained, against a port of the published codes to PyTorch with the same weights, {@code 0.3 sin(1
 * + i)}, and images, {@code cos(0.7 i)}: BayesWatch/nas-without-training ({@code score_networks.py}, hook_logdet) and
 * SamsungLabs/zero-cost-nas ({@code synflow.py}, without batch normalisation).
 */
class UntrainedNetworkTest {
    private static final String ARCHITECTURE =
            "|nor_conv_3x3~0|+|skip_connect~0|nor_conv_1x1~1|+|avg_pool_3x3~0|nor_conv_3x3~1|none~2|";

    private static final Input INPUT = new Input(8, 8, 2, List.of(1, 1, 1));

    private static Program program(String architecture, int cells, int channels) {
        Genotype genotype = EdgeTexts.read(
                new Source("test", architecture),
                "test",
                BuiltInSpaces.definitions().keySet());
        return Networks.derived(
                Architecture.of(genotype, BuiltInSpaces.load("nas-bench-201")),
                new DerivedNetwork.Form(cells, channels, 0, true),
                INPUT);
    }

    private static UntrainedNetwork network(String architecture) {
        Program program = program(architecture, 1, 2);
        float[] weights = new float
                [program.parameters().stream().mapToInt(Parameter::size).sum()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.3 * Math.sin(1.0 + i));
        }
        return new UntrainedNetwork(program, INPUT, Execution.CPU, weights);
    }

    private static Batch images(int count) {
        float[] images = new float[count * 8 * 8 * 2];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) Math.cos(0.7 * i);
        }
        return new Batch(images, new int[count]);
    }

    @Test
    void theCodesOfItsReLUsHaveThePublishedDeterminant() {
        assertThat(network(ARCHITECTURE).logDeterminantOfCodes(images(4))).isCloseTo(24.115409577001408, within(1e-9));
    }

    @Test
    void itsSynapticFlowIsThePublishedOne() {
        assertThat(network(ARCHITECTURE).synapticFlow()).isCloseTo(924548507.1389395, within(1e3));
    }

    /** Two images with the same codes are told apart by nothing. */
    @Test
    void imagesThatAreEqualHaveNoDeterminant() {
        float[] twice = new float[2 * 8 * 8 * 2];
        assertThat(network(ARCHITECTURE).logDeterminantOfCodes(new Batch(twice, new int[2])))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** The numbers of the deepest networks pass what 32 bits hold on the way. */
    @Test
    void theFlowOfADeepNetworkIsStillANumber() {
        String convolutions =
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
        double flow = new UntrainedNetwork(program(convolutions, 5, 16), INPUT, Execution.CPU, 1).synapticFlow();
        assertThat(flow).isFinite().isGreaterThan(Float.MAX_VALUE);
        assertThat(network("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|").synapticFlow())
                .isZero();
    }
}
