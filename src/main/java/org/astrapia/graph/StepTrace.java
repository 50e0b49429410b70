package org.astrapia.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    public StepTrace {
        events = List.copyOf(events);
    }

    /**
     * One operation.
     *
     * @param name in the graph
     * @param type of TensorFlow's operation, such as {@code Conv2D}
     * @param primitive of the program that it belongs to, or {@code update}
     * @param device that ran it
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
        Operation operation = graph.operation(name);
        String type = operation == null ? node.getTimelineLabel() : operation.type();
        // A scope whose name an operation bears too is numbered.
        String primitive =
                name.contains("/") ? name.substring(0, name.indexOf('/')).replaceAll("_\\d+$", "") : "update";
        double micros = (node.getOpEndRelNanos() - node.getOpStartRelNanos()) / 1e3;
        return new Event(name, type, primitive, device, node.getThreadId(), node.getAllStartMicros(), micros);
    }

    /** By type of operation, the longest first. */
    public List<Sum> byType() {
        return sums(Event::type);
    }

    /** By primitive, the longest first. */
    public List<Sum> byPrimitive() {
        return sums(Event::primitive);
    }

    private List<Sum> sums(Function<Event, String> kind) {
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
