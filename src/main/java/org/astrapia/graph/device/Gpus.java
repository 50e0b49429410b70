package org.astrapia.graph.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.config.Experiment.GpuMemory;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** Finds out whether a GPU computes, and if not, why. */
public final class Gpus {
    private static final Pattern COUNT = Pattern.compile("visible device count is (\\d+)");

    private Gpus() {}

    /**
     * The answer to the question for a GPU.
     *
     * @param placement on the GPU, or on the processor where it cannot be used
     * @param obstacles why it cannot; empty when it can
     */
    public record Answer(Placement placement, List<Obstacle> obstacles) {
        public Answer {
            obstacles = List.copyOf(obstacles);
        }
    }

    /** Whether somebody may expect a GPU to be used here: there is a driver, or the build is one for GPUs. */
    public static boolean areExpected() {
        return GpuNatives.arePresent() || Driver.find().isPresent();
    }

    /**
     * Tries a GPU. When it computes, this process is bound to it and to the limit: TensorFlow takes both from a process's
     * first session.
     *
     * @param index of the GPU, from 0
     * @param memory that may be taken
     * @param say is told what takes a while
     * @throws NativesException when TensorFlow's libraries cannot be unpacked or loaded
     */
    public static Answer tryOne(int index, GpuMemory memory, Consumer<String> say) {
        List<Obstacle> obstacles = beforeTensorFlow(Driver.find(), GpuNatives.arePresent());
        if (!obstacles.isEmpty()) {
            return new Answer(Placement.CPU, obstacles);
        }
        GpuNatives.prepare(say);
        TensorFlowNatives.load(say);
        List<NvidiaGpu> gpus = NvidiaGpu.all();
        Optional<NvidiaGpu> gpu =
                gpus.stream().filter(each -> each.index() == index).findFirst();
        Placement placement = new Placement.Gpu(index, gpu.map(NvidiaGpu::name).orElse(""), memory);
        Optional<Obstacle> obstacle = libraries()
                .or(() -> unseen(index, gpus, placement))
                .or(() -> SelfTest.failure(placement)
                        .map(reason -> new Obstacle.FailedTest(index, reason, gpu.flatMap(NvidiaGpu::misfit))));
        return obstacle.map(found -> new Answer(Placement.CPU, List.of(found)))
                .orElseGet(() -> new Answer(placement, List.of()));
    }

    /** Why a GPU has no numbers of 16 bits with the range of 32 (bfloat16); empty when it has. */
    public static Optional<String> whyNoBfloat16(int index) {
        Optional<NvidiaGpu> gpu =
                NvidiaGpu.all().stream().filter(each -> each.index() == index).findFirst();
        return gpu.isEmpty()
                ? Optional.of("nvidia-smi does not tell of the GPU")
                : gpu.flatMap(NvidiaGpu::whyNoBfloat16);
    }

    /** Every GPU that TensorFlow sees, behind the processor. */
    static List<TensorFlowDevices.Device> devices() {
        return TensorFlowDevices.list(ConfigProto.newBuilder()
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                .build());
    }

    /** What shows without a look at TensorFlow. */
    static List<Obstacle> beforeTensorFlow(Optional<Driver> driver, boolean natives) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (driver.isEmpty()) {
            obstacles.add(new Obstacle.NoDriver());
        } else if (driver.get().isTooOld()) {
            obstacles.add(new Obstacle.OldDriver(driver.get().version().orElseThrow()));
        }
        if (!natives) {
            obstacles.add(new Obstacle.NoNatives());
        }
        return obstacles;
    }

    /**
     * Which libraries TensorFlow cannot open, the driver's own first. Why our own loading of one failed tells more than that it is
     * not there later.
     */
    public static Optional<Obstacle> libraries() {
        Map<String, String> reasons = new LinkedHashMap<>();
        List<String> wanted = new ArrayList<>(List.of(Obstacle.DRIVER_LIBRARY));
        wanted.addAll(CudaLibraries.OPENED_BY_TENSORFLOW);
        Map<String, String> failures = GpuNatives.prepare();
        for (String library : wanted) {
            TensorFlowDevices.whyClosed(library)
                    .ifPresent(reason -> reasons.put(library, failures.getOrDefault(library, bare(library, reason))));
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Obstacle.MissingLibraries(reasons, GpuNatives.haveCuda()));
    }

    private static String bare(String library, String reason) {
        return reason.startsWith(library + ": ") ? reason.substring(library.length() + 2) : reason;
    }

    private static Optional<Obstacle> unseen(int index, List<NvidiaGpu> gpus, Placement placement) {
        ConfigProto.Builder config = ConfigProto.newBuilder();
        placement.configure(config);
        try {
            boolean seen = TensorFlowDevices.list(config.build()).stream()
                    .anyMatch(device -> device.type().equals("GPU"));
            return seen ? Optional.empty() : Optional.of(new Obstacle.NoDevice(gpus));
        } catch (RuntimeException e) { // TensorFlow's have no ancestor of their own
            Matcher count = COUNT.matcher(String.valueOf(e.getMessage()));
            return Optional.of(
                    count.find()
                            ? new Obstacle.NoSuchGpu(index, Integer.parseInt(count.group(1)))
                            : new Obstacle.FailedTest(index, String.valueOf(e.getMessage()), Optional.empty()));
        }
    }
}
