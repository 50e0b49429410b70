package org.astrapia.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunMetadata;
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

    private static final String UNKNOWN = "other";
    private static final String STREAM = "/stream:";
    private static final String ALL_STREAMS = "all";
    private static final Pattern JOB = Pattern.compile("^/job:[^/]*/replica:[^/]*/task:[^/]*(?=/)");
    private static final Pattern BEHIND_NAME = Pattern.compile("[:@].*$");
    private static final Pattern WHAT = Pattern.compile("^(?:void )?([^\\s(<]*).*$", Pattern.DOTALL);
    private static final Comparator<String> HOST_FIRST =
            Comparator.comparing((String device) -> !device.contains("CPU")).thenComparing(Comparator.naturalOrder());

    public StepTrace {
        events = List.copyOf(events);
    }

    /**
     * One operation.
     *
     * @param name in the graph
     * @param type of TensorFlow's operation, such as {@code Conv2D}
     * @param primitive of the program that it belongs to, or {@code update}
     * @param device that ran it, such as {@code /device:CPU:0}; of a GPU TensorFlow tells apart what the host gave it ({@code
     *     /device:GPU:0}) and what it did ({@code /device:GPU:0/stream:all})
     * @param thread that ran it
     * @param beginMicros since the first operation began
     * @param micros that it took
     */
    public record Event(
            String name, String type, String primitive, String device, long thread, long beginMicros, double micros) {}

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

    static StepTrace of(List<RunMetadata> runs, Graph graph) {
        List<Event> events = new ArrayList<>();
        for (RunMetadata run : runs) {
            for (DeviceStepStats device : run.getStepStats().getDevStatsList()) {
                device.getNodeStatsList().forEach(node -> events.add(event(node, device.getDevice(), graph)));
            }
        }
        long first = events.stream().mapToLong(Event::beginMicros).min().orElse(0);
        return new StepTrace(events.stream()
                .map(e -> new Event(
                        e.name(), e.type(), e.primitive(), e.device(), e.thread(), e.beginMicros() - first, e.micros()))
                .toList());
    }

    private static Event event(NodeExecStats node, String device, Graph graph) {
        String name = node.getNodeName();
        Optional<Operation> operation = operation(name, graph);
        String type = operation.map(Operation::type).orElseGet(() -> type(node.getTimelineLabel()));
        double micros = (node.getOpEndRelNanos() - node.getOpStartRelNanos()) / 1e3;
        return new Event(
                name,
                type,
                primitive(name, operation.isPresent()),
                JOB.matcher(device).replaceFirst(""),
                node.getThreadId(),
                node.getAllStartMicros(),
                micros);
    }

    /** Work of a GPU is named after the operation that gave it, with what it is behind. */
    private static Optional<Operation> operation(String name, Graph graph) {
        return Optional.<Operation>ofNullable(graph.operation(name))
                .or(() -> Optional.ofNullable(
                        graph.operation(BEHIND_NAME.matcher(name).replaceFirst(""))));
    }

    /** Of a label, which is {@code NAME = TYPE(INPUTS)} on the host, and a kernel and its arguments on a GPU. */
    private static String type(String label) {
        String type = WHAT.matcher(label.substring(label.indexOf(" = ") < 0 ? 0 : label.indexOf(" = ") + 3))
                .replaceFirst("$1");
        return type.isBlank() ? UNKNOWN : type;
    }

    private static String primitive(String name, boolean known) {
        if (name.contains("/")) {
            // A scope whose name an operation bears too is numbered.
            return name.substring(0, name.indexOf('/')).replaceAll("_\\d+$", "");
        }
        return known ? "update" : UNKNOWN;
    }

    /**
     * What each device did, the host first. Of a GPU's streams, only what TensorFlow says of all of them counts, where it does:
     * it says the same of each alone.
     */
    public List<DeviceSums> devices() {
        Map<String, List<Event>> devices = new TreeMap<>(HOST_FIRST);
        events.forEach(event -> devices.computeIfAbsent(event.device(), device -> new ArrayList<>())
                .add(event));
        return devices.entrySet().stream()
                .filter(device -> !isPartOfAnother(device.getKey(), devices.keySet()))
                .map(device -> DeviceSums.of(device.getKey(), device.getValue()))
                .toList();
    }

    private static boolean isPartOfAnother(String device, Set<String> all) {
        int stream = device.indexOf(STREAM);
        return stream >= 0
                && !device.endsWith(ALL_STREAMS)
                && all.contains(device.substring(0, stream) + STREAM + ALL_STREAMS);
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
