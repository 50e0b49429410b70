package org.astrapia.shell;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.astrapia.graph.Devices;

/** {@code devices}: what there is to compute on. */
final class DevicesCommand extends Command {
    private static final double GIB = 1L << 30;

    /** What is printed. */
    private record Machine(
            String tensorflowVersion, int cores, long memoryBytes, long heapLimitBytes, List<Devices.Device> devices) {}

    @Override
    int run(Context context) {
        Natives.announce(context);
        Machine machine = new Machine(
                Devices.tensorFlowVersion(),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                Runtime.getRuntime().maxMemory(),
                Devices.list());
        if (context.json()) {
            context.printJson(machine);
            return ExitStatus.DONE;
        }
        line(context, "tensorflow", machine.tensorflowVersion());
        line(context, "cores", String.valueOf(machine.cores()));
        line(
                context,
                "memory",
                gib(machine.memoryBytes()) + ", of which Java's heap may take " + gib(machine.heapLimitBytes()));
        for (Devices.Device device : machine.devices()) {
            String memory = device.type().equals("CPU") ? "" : "  " + gib(device.memoryBytes());
            line(context, "device", device.name() + memory);
        }
        return ExitStatus.DONE;
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }

    private static void line(Context context, String name, String value) {
        context.print(String.format(Locale.ROOT, "%-11s %s", name, value));
    }
}
