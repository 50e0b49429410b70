package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.astrapia.graph.StepTrace.DeviceSums;
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

/** What TensorFlow says of a step on a GPU, as its tracer for CUDA writes it. */
class StepTraceTest {
    private static final String HERE = "/job:localhost/replica:0/task:0";

    @BeforeAll
    static void load() {
        TensorFlowNatives.load();
    }

    @Test
    void hostAndGpuAreNeverAddedUp() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            tf.withSubScope("Conv").withName("kernel").constant(1f);
            NodeExecStats kernel = node("Conv/kernel:Conv2D", "void cudnn::kernel<float>(int) regs:32", 3000);
            RunMetadata run = RunMetadata.newBuilder()
                    .setStepStats(StepStats.newBuilder()
                            .addDevStats(device("/device:GPU:0/stream:14", kernel))
                            .addDevStats(device("/device:GPU:0/stream:all", kernel))
                            .addDevStats(device("/device:GPU:0/memcpy", node("MEMCPYHtoD", "copies 4 bytes", 5)))
                            .addDevStats(device(HERE + "/device:GPU:0", node("Conv/kernel", "ignored", 20)))
                            .addDevStats(device("/host:CPU", node("cuLaunchKernel", "cuLaunchKernel", 7)))
                            .addDevStats(device(
                                    HERE + "/device:CPU:0",
                                    node("Conv/kernel", "ignored", 100),
                                    node("fused", "fused = _FusedConv2D(a, b)", 50))))
                    .build();
            StepTrace trace = StepTrace.of(List.of(run, run), graph);
            assertThat(trace.events()).hasSize(14);
            assertThat(trace.devices())
                    .extracting(DeviceSums::device)
                    .containsExactly(
                            "/device:CPU:0",
                            "/host:CPU",
                            "/device:GPU:0",
                            "/device:GPU:0/memcpy",
                            "/device:GPU:0/stream:all");
            DeviceSums host = trace.devices().get(0);
            assertThat(host.seconds()).isCloseTo(300e-6, within(1e-12));
            assertThat(host.byType()).extracting(Sum::kind).containsExactly("Const", "_FusedConv2D");
            assertThat(host.byPrimitive()).extracting(Sum::kind).containsExactly("Conv", "other");
            DeviceSums gpu = trace.devices().get(4);
            assertThat(gpu.seconds()).isCloseTo(6000e-6, within(1e-12));
            assertThat(gpu.byType()).extracting(Sum::kind).containsExactly("Const");
            assertThat(gpu.byPrimitive()).extracting(Sum::kind).containsExactly("Conv");
            assertThat(gpu.byPrimitive()).extracting(Sum::count).containsExactly(2);
        }
    }

    @Test
    void aKernelOfNoOperationIsCalledByItsOwnName() {
        try (Graph graph = new Graph()) {
            RunMetadata run = RunMetadata.newBuilder()
                    .setStepStats(StepStats.newBuilder()
                            .addDevStats(device(
                                    "/device:GPU:0/stream:7", node("unknown", "void cub::Scan<float>(int) regs:9", 1))))
                    .build();
            DeviceSums gpu = StepTrace.of(List.of(run), graph).devices().get(0);
            assertThat(gpu.byType()).extracting(Sum::kind).containsExactly("cub::Scan");
            assertThat(gpu.byPrimitive()).extracting(Sum::kind).containsExactly("other");
        }
    }

    private static DeviceStepStats device(String name, NodeExecStats... nodes) {
        return DeviceStepStats.newBuilder()
                .setDevice(name)
                .addAllNodeStats(List.of(nodes))
                .build();
    }

    private static NodeExecStats node(String name, String label, long micros) {
        return NodeExecStats.newBuilder()
                .setNodeName(name)
                .setTimelineLabel(label)
                .setAllStartMicros(1000)
                .setOpEndRelNanos(micros * 1000)
                .build();
    }
}
