package org.astrapia.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.graph.StepTrace.Event;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunMetadata;

/**
 * Reads what TensorFlow says of the steps of a graph. Its executors and its tracer for CUDA say it differently (TensorFlow's {@code
 * step_stats_collector.cc} and {@code xplane_to_step_stats.cc}):
 *
 * <ul>
 *   <li>an executor names the operation, labels it {@code NAME = TYPE(INPUTS)} and counts nanoseconds;
 *   <li>the tracer names a kernel {@code NAME:TYPE} after its operation, where it has one, labels it with the kernel and its
 *       arguments, and counts whole microseconds, from the beginning of the step in TensorFlow 2.18.
 * </ul>
 */
final class StepTraceReader {
    /** What begins earlier, in September 2001, was counted from the beginning of the step. */
    private static final long EARLIEST_MICROS = 1_000_000_000_000_000L;

    private static final Pattern JOB = Pattern.compile("^/job:[^/]*/replica:[^/]*/task:[^/]*(?=/)");
    private static final Pattern NAME_AND_TYPE = Pattern.compile("([^:]+):(\\w+)");
    private static final Pattern HOST_LABEL = Pattern.compile(".* = (\\w+)\\(.*", Pattern.DOTALL);
    private static final Pattern KERNEL_LABEL = Pattern.compile("(?:void )?([^\\s(<]+).*", Pattern.DOTALL);
    private static final String THREAD_LABEL = "ThreadId ";

    private final Graph graph;
    private final List<Event> events = new ArrayList<>();

    private StepTraceReader(Graph graph) {
        this.graph = graph;
    }

    static StepTrace read(List<RunMetadata> runs, Graph graph) {
        StepTraceReader reader = new StepTraceReader(graph);
        runs.forEach(reader::read);
        long first = reader.events.stream().mapToLong(Event::beginMicros).min().orElse(0);
        return new StepTrace(reader.events.stream()
                .map(event -> event.begunAt(event.beginMicros() - first))
                .toList());
    }

    private void read(RunMetadata run) {
        List<DeviceStepStats> devices = run.getStepStats().getDevStatsList();
        long begin = devices.stream()
                .flatMap(device -> device.getNodeStatsList().stream())
                .mapToLong(NodeExecStats::getAllStartMicros)
                .filter(micros -> micros >= EARLIEST_MICROS)
                .min()
                .orElse(0);
        for (DeviceStepStats device : devices) {
            String name = JOB.matcher(device.getDevice()).replaceFirst("");
            device.getNodeStatsList().forEach(node -> events.add(event(node, name, begin)));
        }
    }

    private Event event(NodeExecStats node, String device, long begin) {
        String name = node.getNodeName();
        Matcher typed = NAME_AND_TYPE.matcher(name);
        String operationName = typed.matches() ? typed.group(1) : name;
        Optional<Operation> operation = Optional.ofNullable(graph.operation(operationName));
        String type = operation
                .map(Operation::type)
                .orElseGet(() -> typed.matches() ? typed.group(2) : type(name, node.getTimelineLabel()));
        long start = node.getAllStartMicros();
        return new Event(
                operationName,
                type,
                primitive(operationName, operation.isPresent()),
                device,
                node.getThreadId(),
                start < EARLIEST_MICROS ? begin + start : start,
                micros(node));
    }

    private static double micros(NodeExecStats node) {
        return node.getOpEndRelNanos() != 0
                ? (node.getOpEndRelNanos() - node.getOpStartRelNanos()) / 1e3
                : node.getOpEndRelMicros() - node.getOpStartRelMicros();
    }

    /** Of what is not in the graph: TensorFlow's own, such as a fused operation, a kernel, a copy or a wait. */
    private static String type(String name, String label) {
        if (label.startsWith(THREAD_LABEL)) {
            return name;
        }
        return first(HOST_LABEL, label)
                .or(() -> first(KERNEL_LABEL, label))
                .or(() -> Optional.of(name).filter(Predicate.not(String::isEmpty)))
                .orElse(StepTrace.OTHER);
    }

    private static Optional<String> first(Pattern pattern, String label) {
        Matcher matcher = pattern.matcher(label);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String primitive(String name, boolean known) {
        if (name.contains("/")) {
            // A scope whose name an operation bears too is numbered.
            return name.substring(0, name.indexOf('/')).replaceAll("_\\d+$", "");
        }
        return known ? "update" : StepTrace.OTHER;
    }
}
