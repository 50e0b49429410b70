package org.astrapia.shell.command.session;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.astrapia.graph.device.DeviceSurvey;
import org.astrapia.graph.device.Driver;
import org.astrapia.graph.device.NvidiaGpu;
import org.astrapia.graph.device.Obstacle;
import org.astrapia.graph.device.TensorFlowDevices.Device;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;

/** {@code devices}: what there is to compute on, and what is missing for a GPU. */
final class DevicesCommand extends Command {
    private static final double GIB = 1L << 30;

    /**
     * What is printed.
     *
     * @param driverVersion null where there is no driver, or none that tells
     * @param gpuWorks whether {@code gpu:0} computed what it should
     */
    private record Machine(
            String tensorflowVersion,
            int cores,
            long memoryBytes,
            long heapLimitBytes,
            boolean gpuNatives,
            boolean cudaIncluded,
            boolean driver,
            String driverVersion,
            List<NvidiaGpu> gpus,
            List<Device> devices,
            boolean gpuWorks,
            List<Missing> missing) {}

    /** One thing that stands between here and a GPU. */
    private record Missing(String message, String advice) {
        static Missing of(Obstacle obstacle) {
            return new Missing(obstacle.what(), obstacle.advice());
        }
    }

    @Override
    public int run(CommandContext context) {
        DeviceSurvey survey = DeviceSurvey.make(context::note);
        if (context.json()) {
            context.printJson(machine(survey));
        } else {
            print(context, survey);
        }
        return ExitStatus.DONE;
    }

    private static Machine machine(DeviceSurvey survey) {
        return new Machine(
                survey.tensorFlow(),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                Runtime.getRuntime().maxMemory(),
                survey.gpuNatives(),
                survey.cuda(),
                survey.driver().isPresent(),
                survey.driver().flatMap(Driver::version).orElse(null),
                survey.gpus(),
                survey.devices(),
                survey.obstacles().isEmpty(),
                survey.obstacles().stream().map(Missing::of).toList());
    }

    private static void print(CommandContext context, DeviceSurvey survey) {
        String natives = survey.gpuNatives() ? ", with natives for GPUs" : ", for processors";
        line(context, "tensorflow", survey.tensorFlow() + natives + (survey.cuda() ? ", CUDA and cuDNN included" : ""));
        line(context, "cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        line(
                context,
                "memory",
                gib(memory()) + ", of which Java's heap may take "
                        + gib(Runtime.getRuntime().maxMemory()));
        line(
                context,
                "driver",
                survey.driver().map(driver -> driver.version().orElse("there")).orElse("none"));
        for (NvidiaGpu gpu : survey.gpus()) {
            String capability =
                    gpu.computeCapability().isEmpty() ? "" : ", compute capability " + gpu.computeCapability();
            line(context, "gpu", gpu.index() + "  " + gpu.name() + ", " + gib(gpu.memoryBytes()) + capability);
        }
        for (Device device : survey.devices()) {
            boolean gpu = device.type().equals("GPU");
            boolean works = device.name().equals("gpu:0") && survey.obstacles().isEmpty();
            line(
                    context,
                    "device",
                    device.name() + (gpu ? "  " + gib(device.memoryBytes()) : "") + (works ? ", computes" : ""));
        }
        for (Obstacle obstacle : survey.obstacles()) {
            line(context, "missing", obstacle.what() + ". " + obstacle.advice());
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }

    private static void line(CommandContext context, String name, String value) {
        context.print(String.format(Locale.ROOT, "%-11s %s", name, value));
    }
}
