package org.astrapia.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.tensorflow.proto.RunOptions;

/**
 * Which operations TensorFlow ran, when and for how long.
 *
 * @param events one for each operation that was run
 */
public record StepTrace(List<Event> events) {
    static final RunOptions OPTIONS = RunOptions.newBuilder()
            .setTraceLevel(RunOptions.TraceLevel.FULL_TRACE)
            .build();

    /** The primitive of what no operation of the graph did. */
    static final String OTHER = "other";

    private static final Comparator<String> HOST_FIRST =
            Comparator.comparing((String device) -> !device.contains("CPU")).thenComparing(Comparator.naturalOrder());

    public StepTrace {
        events = List.copyOf(events);
    }

    /**
     * One operation.
     *
     * @param name in the graph
     * @param type of TensorFlow's operation, such as {@code Conv2D}, or what a GPU did, where no operation is known
     * @param primitive of the program that it belongs to, {@code update}, or {@code other}
     * @param device that ran it, such as {@code /device:CPU:0}. Of a GPU TensorFlow tells apart what the host gave it ({@code
     *     /device:GPU:0}), its kernels ({@code /device:GPU:0/stream:all}, and each stream's once more), its copies ({@code
     *     /device:GPU:0/memcpy}, and each stream's once more) and the host's waiting for it ({@code /device:GPU:0/sync})
     * @param thread that ran it
     * @param beginMicros since the first operation began
     * @param micros that it took; of what a GPU did, whole ones, rounded down
     */
    public record Event(
            String name, String type, String primitive, String device, long thread, long beginMicros, double micros) {
        Event begunAt(long begin) {
            return new Event(name, type, primitive, device, thread, begin, micros);
        }
    }

    /**
     * All operations of a kind.
     *
     * @param kind type or primitive
     * @param count how many were run
     * @param seconds that they took, added up over threads
     */
    public record Sum(String kind, int count, double seconds) {}

    /**
     * What one device did. Devices work side by side, so their sums have nothing to do with each other.
     *
     * @param device as an event names it
     * @param seconds of all its operations, added up over threads
     * @param byType by type of operation, the longest first
     * @param byPrimitive by primitive, the longest first
     */
    public record DeviceSums(String device, double seconds, List<Sum> byType, List<Sum> byPrimitive) {
        public DeviceSums {
            byType = List.copyOf(byType);
            byPrimitive = List.copyOf(byPrimitive);
        }

        private static DeviceSums of(String device, List<Event> events) {
            return new DeviceSums(
                    device,
                    events.stream().mapToDouble(Event::micros).sum() / 1e6,
                    sums(events, Event::type),
                    sums(events, Event::primitive));
        }
    }

    /** What each device did, the host first; what TensorFlow says once more of a single stream is left out. */
    public List<DeviceSums> devices() {
        Map<String, List<Event>> devices = new TreeMap<>(HOST_FIRST);
        events.forEach(event -> devices.computeIfAbsent(event.device(), device -> new ArrayList<>())
                .add(event));
        return devices.entrySet().stream()
                .filter(device -> !isSaidElsewhere(device.getKey(), devices.keySet()))
                .map(device -> DeviceSums.of(device.getKey(), device.getValue()))
                .toList();
    }

    private static boolean isSaidElsewhere(String device, Set<String> all) {
        String kernels = device.replaceFirst("/stream:\\d+$", "/stream:all");
        String copies = device.replaceFirst("/stream:\\d+<.*>$", "/memcpy");
        return !kernels.equals(device) && all.contains(kernels) || !copies.equals(device) && all.contains(copies);
    }

    private static List<Sum> sums(List<Event> events, Function<Event, String> kind) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (Event event : events) {
            sums.merge(
                    kind.apply(event),
                    new Sum(kind.apply(event), 1, event.micros() / 1e6),
                    (a, b) -> new Sum(a.kind(), a.count() + b.count(), a.seconds() + b.seconds()));
        }
        return sums.values().stream()
                .sorted(Comparator.comparingDouble(Sum::seconds).reversed())
                .toList();
    }
}
