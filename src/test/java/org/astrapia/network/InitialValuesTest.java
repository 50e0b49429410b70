package org.astrapia.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.network.Parameter.Initial;
import org.junit.jupiter.api.Test;

/** Weights begin as the published codes have them. */
class InitialValuesTest {
    private static final Input INPUT = Input.squares(32, 10);

    private static Map<String, Initial> of(Program program) {
        return program.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::initial));
    }

    @Test
    void residualNetworksAsInTheCodeOfLdam() {
        Map<String, Initial> initial = of(Networks.fixed(FixedNetwork.RESNET_32, INPUT));
        assertThat(initial.get("conv1")).isEqualTo(new Initial.Normal(Math.sqrt(2.0 / 27)));
        assertThat(initial.get("stage2/block1/conv2")).isEqualTo(new Initial.Normal(Math.sqrt(2.0 / (9 * 64))));
        assertThat(initial.get("classifier/weight")).isEqualTo(new Initial.Normal(Math.sqrt(2.0 / 64)));
        assertThat(initial.get("classifier/bias")).isEqualTo(new Initial.Uniform(1.0 / 8));
        assertThat(of(Networks.fixed(FixedNetwork.RESNET_32, new LabelLoss.Ldam(0.5, 30), INPUT))
                        .get("classifier/weight"))
                .isEqualTo(new Initial.UnitColumns());
    }

    @Test
    void bottlenecksAsInTheCodeOfLogitAdjustment() {
        Map<String, Initial> initial = of(Networks.fixed(FixedNetwork.RESNET_32_BOTTLENECK, INPUT));
        assertThat(initial.get("stage1/block0/shortcut/conv")).isEqualTo(new Initial.Normal(Math.sqrt(2.0 / 16)));
        assertThat(initial.get("stage2/block4/conv3")).isEqualTo(new Initial.Normal(Math.sqrt(2.0 / 64)));
        assertThat(initial.get("classifier/weight")).isEqualTo(new Initial.Normal(0.01));
        assertThat(initial).containsKey("bn/gamma").doesNotContainKey("stage1/block1/shortcut/conv");
    }

    @Test
    void aProbeAsPyTorchDoes() {
        Map<String, Initial> initial = of(Networks.linear(new LabelLoss.CrossEntropy(), INPUT.asFeatures(64)));
        assertThat(initial.get("classifier/weight")).isEqualTo(new Initial.Uniform(1.0 / 8));
        assertThat(initial.get("classifier/bias")).isEqualTo(new Initial.Uniform(1.0 / 8));
    }
}
