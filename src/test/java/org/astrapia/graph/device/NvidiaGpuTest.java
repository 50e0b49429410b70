package org.astrapia.graph.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvidiaGpuTest {
    private static final NvidiaGpu H100 = new NvidiaGpu(0, "NVIDIA H100 80GB HBM3", 81559L << 20, "9.0");
    private static final NvidiaGpu RTX = new NvidiaGpu(1, "NVIDIA GeForce RTX 5090", 32607L << 20, "12.0");

    @Test
    void eachLineIsAGpu() {
        assertThat(NvidiaGpu.parse("""
                        0, NVIDIA H100 80GB HBM3, 81559, 9.0
                        1, NVIDIA GeForce RTX 5090, 32607, 12.0
                        """)).containsExactly(H100, RTX);
    }

    @Test
    void whatTheDriverDoesNotKnowStaysOpen() {
        assertThat(NvidiaGpu.parse("0, Tesla K80, [N/A], [N/A]\n"))
                .containsExactly(new NvidiaGpu(0, "Tesla K80", 0, ""));
    }

    @Test
    void anErrorIsNoGpu() {
        assertThat(NvidiaGpu.parse("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n"))
                .isEmpty();
    }

    @Test
    void cudaNumbersWhatTheVariableLeaves() {
        List<NvidiaGpu> all = List.of(H100, RTX);
        NvidiaGpu rtxAsFirst = new NvidiaGpu(0, RTX.name(), RTX.memoryBytes(), "12.0");
        assertThat(NvidiaGpu.visible(all, Optional.empty())).isEqualTo(all);
        assertThat(NvidiaGpu.visible(all, Optional.of("1"))).containsExactly(rtxAsFirst);
        assertThat(NvidiaGpu.visible(all, Optional.of(""))).isEmpty();
        assertThat(NvidiaGpu.visible(all, Optional.of("7,1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5.2, true", "6.0, false", "8.9, false", "9.0, false", "10.0, true", "12.0, true", "'', false"})
    void machineCodeGoesFromPascalToHopper(String capability, boolean misfit) {
        assertThat(new NvidiaGpu(0, "a", 0, capability).misfit())
                .satisfies(reason -> assertThat(reason.isPresent()).isEqualTo(misfit));
    }

    @ParameterizedTest
    @CsvSource({"7.5, true", "8.0, false", "9.0, false", "'', true"})
    void numbersOf16BitsWithTheRangeOf32BeginWithAmpere(String capability, boolean missing) {
        assertThat(new NvidiaGpu(0, "a", 0, capability).whyNoBfloat16().isPresent())
                .isEqualTo(missing);
    }

    @Test
    void aMisfitNamesTheGpuAndWhatIsKnown() {
        assertThat(RTX.misfit())
                .contains("the compute capability of NVIDIA GeForce RTX 5090 is 12.0, and TensorFlow's natives hold"
                        + " machine code for 6.0 to 9.0");
    }
}
