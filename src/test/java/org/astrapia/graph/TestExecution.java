package org.astrapia.graph;

import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.graph.device.Gpus;
import org.astrapia.graph.device.Obstacle;

/** Where tests compute: on the processor, or with {@code -Ddevice=gpu} on the first GPU, which must work then. */
public final class TestExecution {
    private static final Execution CHOSEN = choose(System.getProperty("device", "cpu"));

    private TestExecution() {}

    /** The same for all tests of a process; ask for it before TensorFlow is used. */
    public static Execution get() {
        return CHOSEN;
    }

    private static Execution choose(String device) {
        return switch (device) {
            case "cpu" -> Execution.CPU;
            case "gpu" -> gpu(Gpus.tryOne(0, GpuMemory.ALL, message -> {}));
            default -> throw new IllegalArgumentException("-Ddevice=" + device + ": cpu or gpu is allowed");
        };
    }

    private static Execution gpu(Gpus.Answer answer) {
        if (!answer.obstacles().isEmpty()) {
            throw new IllegalStateException("-Ddevice=gpu: " + Obstacle.text(answer.obstacles()));
        }
        return new Execution(answer.placement(), Precision.FLOAT32);
    }
}
