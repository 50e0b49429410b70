package org.astrapia.graph.device;

import java.util.Locale;
import org.astrapia.config.Experiment.GpuMemory;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** Where graphs run. */
public sealed interface Placement {
    /** Placement on the processor. */
    Placement CPU = new Cpu();

    /** As provenance has it: {@code cpu}, or {@code gpu:0, NVIDIA H100 80GB HBM3}. */
    String described();

    /** Whether it is a GPU. */
    boolean isGpu();

    /**
     * Tells TensorFlow. It keeps one mapping of GPUs and one limit of memory for a process, those of its first session: every
     * session of a process that uses a GPU must be placed alike.
     */
    void configure(ConfigProto.Builder config);

    /** The processor; GPUs are not touched, so that they keep their memory for others. */
    record Cpu() implements Placement {
        @Override
        public String described() {
            return "cpu";
        }

        @Override
        public boolean isGpu() {
            return false;
        }

        @Override
        public void configure(ConfigProto.Builder config) {
            config.putDeviceCount("GPU", 0);
        }
    }

    /**
     * One GPU. It is the only one that TensorFlow is shown, and so the one on which it places what can be computed there: graphs
     * need not name it, and a graph that was saved serves on any device.
     *
     * @param index as CUDA counts
     * @param name of the GPU; empty where it is not known
     * @param memory that may be taken; it grows as it is needed
     */
    record Gpu(int index, String name, GpuMemory memory) implements Placement {
        @Override
        public String described() {
            return String.format(Locale.ROOT, "gpu:%d%s", index, name.isEmpty() ? "" : ", " + name);
        }

        @Override
        public boolean isGpu() {
            return true;
        }

        @Override
        public void configure(ConfigProto.Builder config) {
            GPUOptions.Builder options = GPUOptions.newBuilder()
                    .setVisibleDeviceList(Integer.toString(index))
                    .setAllowGrowth(true);
            if (memory.megabytes() > 0) {
                options.setExperimental(GPUOptions.Experimental.newBuilder()
                        .addVirtualDevices(GPUOptions.Experimental.VirtualDevices.newBuilder()
                                .addMemoryLimitMb(memory.megabytes())));
            }
            config.setGpuOptions(options);
        }
    }
}
