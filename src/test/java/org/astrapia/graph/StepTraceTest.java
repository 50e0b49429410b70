package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.astrapia.graph.StepTrace.DeviceSums;
import org.astrapia.graph.StepTrace.Event;
import org.astrapia.graph.StepTrace.Sum;
import org.astrapia.graph.device.TensorFlowNatives;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.StepStats;

/** What TensorFlow's executors and its tracer for CUDA say of two steps on a GPU. */
class StepTraceTest {
    private static final String HERE = "/job:localhost/replica:0/task:0";
    private static final long NOW = 1_795_000_000_000_000L;

    private static StepTrace trace;

    @BeforeAll
    static void twoSteps() {
        TensorFlowNatives.load();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            tf.withSubScope("Conv").withName("kernel").constant(1f);
            tf.withName("rate").constant(1f);
            trace = StepTraceReader.read(List.of(step(NOW), step(NOW + 10_000)), graph);
        }
    }

    /** The host counts microseconds since 1970, the GPU since the step began. */
    private static RunMetadata step(long begin) {
        NodeExecStats kernel = onGpu("Conv/kernel:Conv2D", "void cudnn::conv<float, 4>(int*) regs:32", 60, 3000);
        NodeExecStats ours = onGpu("step/AddN_9:AddN", "EigenMetaKernel<float> regs:9", 3100, 40);
        NodeExecStats unknown = onGpu("cub::Scan", "void cub::Scan<float>(int) regs:9", 3200, 7);
        NodeExecStats copy = onGpu("MemcpyH2D", "MemcpyH2D kind_src:pageable size:4", 10, 5);
        return RunMetadata.newBuilder()
                .setStepStats(StepStats.newBuilder()
                        .addDevStats(device("/device:GPU:0/stream:14", kernel, ours))
                        .addDevStats(device("/device:GPU:0/stream:15", unknown))
                        .addDevStats(device("/device:GPU:0/stream:all", kernel, ours, unknown))
                        .addDevStats(device("/device:GPU:0/stream:14<MemcpyH2D>", copy))
                        .addDevStats(device("/device:GPU:0/memcpy", copy))
                        .addDevStats(device("/device:GPU:0/sync", onGpu("cuStreamSynchronize", "ThreadId 7", 50, 11)))
                        .addDevStats(device(
                                HERE + "/device:GPU:0",
                                onHost("Conv/kernel", "Conv/kernel = Const()", begin + 20, 20_500)))
                        .addDevStats(device(
                                HERE + "/device:CPU:0",
                                onHost("rate", "rate = Const()", begin, 100_000),
                                onHost("fused", "fused = _FusedConv2D(rate, (a) = b)", begin + 30, 50_000))))
                .build();
    }

    @Test
    void hostAndGpuAreNeverAddedUp() {
        assertThat(trace.events()).hasSize(24);
        assertThat(trace.devices())
                .extracting(DeviceSums::device)
                .containsExactly(
                        "/device:CPU:0",
                        "/device:GPU:0",
                        "/device:GPU:0/memcpy",
                        "/device:GPU:0/stream:all",
                        "/device:GPU:0/sync");
        assertSums("/device:CPU:0", 300, List.of("Const", "_FusedConv2D"), List.of("update", "other"));
        assertSums("/device:GPU:0", 41, List.of("Const"), List.of("Conv"));
        assertSums("/device:GPU:0/memcpy", 10, List.of("MemcpyH2D"), List.of("other"));
        assertSums("/device:GPU:0/sync", 22, List.of("cuStreamSynchronize"), List.of("other"));
        assertSums(
                "/device:GPU:0/stream:all",
                6094,
                List.of("Const", "AddN", "cub::Scan"),
                List.of("Conv", "step", "other"));
    }

    private static void assertSums(String device, double micros, List<String> types, List<String> primitives) {
        DeviceSums sums = trace.devices().stream()
                .filter(each -> each.device().equals(device))
                .findFirst()
                .orElseThrow();
        assertThat(sums.seconds()).as(device).isCloseTo(micros / 1e6, within(1e-12));
        assertThat(sums.byType()).extracting(Sum::kind).as(device).isEqualTo(types);
        assertThat(sums.byPrimitive()).extracting(Sum::kind).as(device).isEqualTo(primitives);
        assertThat(sums.byType()).extracting(Sum::count).as(device).containsOnly(2);
    }

    @Test
    void theGpuBeginsWithItsStep() {
        assertThat(trace.events())
                .filteredOn(event -> event.device().equals("/device:GPU:0/memcpy"))
                .extracting(Event::beginMicros)
                .containsExactly(10L, 10_010L);
        assertThat(trace.events())
                .filteredOn(event -> event.name().equals("rate"))
                .extracting(Event::beginMicros)
                .containsExactly(0L, 10_000L);
    }

    private static DeviceStepStats device(String name, NodeExecStats... nodes) {
        return DeviceStepStats.newBuilder()
                .setDevice(name)
                .addAllNodeStats(List.of(nodes))
                .build();
    }

    private static NodeExecStats onHost(String name, String label, long begin, long nanos) {
        return NodeExecStats.newBuilder()
                .setNodeName(name)
                .setTimelineLabel(label)
                .setAllStartMicros(begin)
                .setAllStartNanos(begin * 1000)
                .setOpStartRelMicros(1)
                .setOpStartRelNanos(1200)
                .setOpEndRelMicros(1 + nanos / 1000)
                .setOpEndRelNanos(1200 + nanos)
                .build();
    }

    private static NodeExecStats onGpu(String name, String label, long begin, long micros) {
        return NodeExecStats.newBuilder()
                .setNodeName(name)
                .setTimelineLabel(label)
                .setAllStartMicros(begin)
                .setOpEndRelMicros(micros)
                .setAllEndRelMicros(micros)
                .build();
    }
}
