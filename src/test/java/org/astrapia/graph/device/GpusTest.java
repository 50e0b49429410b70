package org.astrapia.graph.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.graph.device.Obstacle.FailedTest;
import org.astrapia.graph.device.Obstacle.MissingLibraries;
import org.astrapia.graph.device.Obstacle.NoDevice;
import org.astrapia.graph.device.Obstacle.NoDriver;
import org.astrapia.graph.device.Obstacle.NoNatives;
import org.astrapia.graph.device.Obstacle.NoSuchGpu;
import org.astrapia.graph.device.Obstacle.OldDriver;
import org.astrapia.graph.device.TensorFlowDevices.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.tensorflow.proto.ConfigProto;

class GpusTest {
    private static final Driver GOOD = new Driver(Optional.of("550.54.15"));

    static boolean hasDriver() {
        return Driver.find().isPresent();
    }

    @Test
    void whatIsMissingShowsBeforeTensorFlowIsLoaded() {
        assertThat(Gpus.beforeTensorFlow(Optional.of(GOOD), true)).isEmpty();
        assertThat(Gpus.beforeTensorFlow(Optional.empty(), true)).containsExactly(new NoDriver());
        assertThat(Gpus.beforeTensorFlow(Optional.empty(), false)).containsExactly(new NoDriver(), new NoNatives());
        assertThat(Gpus.beforeTensorFlow(Optional.of(new Driver(Optional.of("470.1"))), true))
                .containsExactly(new OldDriver("470.1"));
    }

    @Test
    void eachObstacleSaysWhatItIsAndWhatToDo() {
        NvidiaGpu blackwell = new NvidiaGpu(0, "RTX 5090", 1L << 34, "12.0");
        assertThat(new MissingLibraries(Map.of("libcudnn.so.9", "no such file"), false).advice())
                .startsWith("Maybe install CUDA 12 and cuDNN 9");
        assertThat(new MissingLibraries(Map.of("libcuda.so.1", "no such file"), true).advice())
                .contains("belongs to the driver");
        assertThat(new NoSuchGpu(3, 1).what()).isEqualTo("TensorFlow sees no gpu:3; there is gpu:0 alone");
        assertThat(new NoSuchGpu(3, 2).what()).endsWith("there are gpu:0 to gpu:1");
        assertThat(new NoDevice(List.of(blackwell)).what()).contains("compute capability of RTX 5090 is 12.0");
        assertThat(new FailedTest(0, "no kernel image", blackwell.misfit()))
                .satisfies(failed -> assertThat(failed.what())
                        .startsWith("gpu:0 fails a small computation: no kernel image (the compute capability"))
                .satisfies(failed -> assertThat(failed.advice()).contains("newer TensorFlow"));
    }

    @Test
    void theProcessorPassesTheTestOfADevice() {
        assertThat(SelfTest.failure(Placement.CPU)).isEmpty();
    }

    @Test
    @DisabledIf("hasDriver")
    void aGpuThatIsNotThereFailsTheTest() {
        assertThat(SelfTest.failure(new Placement.Gpu(0, "", GpuMemory.ALL)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("GPU:0"));
        assertThat(Gpus.tryOne(0, GpuMemory.ALL, message -> {}))
                .isEqualTo(new Gpus.Answer(Placement.CPU, List.of(new NoDriver(), new NoNatives())));
    }

    @Test
    @DisabledIf("hasDriver")
    void everyLibraryThatCannotBeOpenedIsNamed() {
        assertThat(Gpus.libraries())
                .hasValueSatisfying(obstacle -> assertThat(obstacle.what())
                        .isEqualTo(
                                "TensorFlow cannot open libcuda.so.1, libcudart.so.12, libcublas.so.12, libcublasLt.so.12,"
                                        + " libcufft.so.11, libcusolver.so.11, libcusparse.so.12, libcudnn.so.9: cannot open shared"
                                        + " object file: No such file or directory"));
    }

    @Test
    void theProcessorIsAlwaysADevice() {
        assertThat(Gpus.devices()).extracting(Device::name).startsWith("cpu");
    }

    @Test
    void aGpuIsTheOnlyOneThatTensorFlowIsShown() {
        ConfigProto.Builder config = ConfigProto.newBuilder();
        new Placement.Gpu(2, "H100", new GpuMemory(8192)).configure(config);
        assertThat(config.getGpuOptions().getVisibleDeviceList()).isEqualTo("2");
        assertThat(config.getGpuOptions().getAllowGrowth()).isTrue();
        assertThat(config.getGpuOptions().getExperimental().getVirtualDevices(0).getMemoryLimitMb(0))
                .isEqualTo(8192f);
        assertThat(new Placement.Gpu(2, "H100", GpuMemory.ALL).described()).isEqualTo("gpu:2, H100");
    }
}
