package org.astrapia.graph.device;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.graph.device.TensorFlowDevices.Device;

/**
 * Everything about this machine that decides where graphs run.
 *
 * @param tensorFlow its version
 * @param gpuNatives whether this build has TensorFlow's natives for GPUs
 * @param cuda whether it brings CUDA and cuDNN
 * @param driver NVIDIA's, if any
 * @param gpus as the driver describes them
 * @param devices that TensorFlow sees
 * @param obstacles why {@code gpu:0} does not compute; empty when it does
 */
public record DeviceSurvey(
        String tensorFlow,
        boolean gpuNatives,
        boolean cuda,
        Optional<Driver> driver,
        List<NvidiaGpu> gpus,
        List<Device> devices,
        List<Obstacle> obstacles) {
    public DeviceSurvey {
        gpus = List.copyOf(gpus);
        devices = List.copyOf(devices);
        obstacles = List.copyOf(obstacles);
    }

    /**
     * Looks around; loads TensorFlow's native libraries and tries the first GPU.
     *
     * @param say is told what takes a while
     * @throws NativesException when TensorFlow's libraries cannot be unpacked or loaded
     */
    public static DeviceSurvey make(Consumer<String> say) {
        GpuNatives.prepare(say);
        TensorFlowNatives.load(say);
        String version = TensorFlowDevices.version();
        Optional<Driver> driver = Driver.find();
        List<Device> devices = Gpus.devices();
        return new DeviceSurvey(
                version,
                GpuNatives.arePresent(),
                GpuNatives.arePresent() && GpuNatives.haveCuda(),
                driver,
                driver.isPresent() ? NvidiaGpu.all() : List.of(),
                devices,
                Gpus.tryOne(0, GpuMemory.ALL, say).obstacles());
    }
}
