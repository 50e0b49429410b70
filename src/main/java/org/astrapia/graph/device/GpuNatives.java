package org.astrapia.graph.device;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** TensorFlow's natives for GPUs: whether this build has them, and what must be there before they are loaded. */
public final class GpuNatives {
    private static final String LIBRARY = "org/tensorflow/internal/c_api/linux-x86_64-gpu/libtensorflow_cc.so.2";

    /** What JavaCPP calls them. */
    static final String GPU = "-gpu";

    private static Optional<Map<String, String>> failures = Optional.empty();

    private GpuNatives() {}

    /** Whether they are in this build and chosen. */
    public static boolean arePresent() {
        String chosen = System.getProperty("org.bytedeco.javacpp.platform.extension", GPU);
        return chosen.contains(GPU) && GpuNatives.class.getClassLoader().getResource(LIBRARY) != null;
    }

    /** Whether the build brings CUDA and cuDNN too. */
    public static boolean haveCuda() {
        return CudaLibraries.areBundled();
    }

    /** As {@link #prepare(Consumer)}, silently. */
    static Map<String, String> prepare() {
        return prepare(message -> {});
    }

    /**
     * Loads CUDA and cuDNN before TensorFlow looks for them, where a driver shows that there is a use for them. Only the
     * first call does anything.
     *
     * @param say is told what takes a while
     * @return why each that could not be loaded could not, by name; empty when all is well
     */
    static synchronized Map<String, String> prepare(Consumer<String> say) {
        if (failures.isEmpty()) {
            boolean useful = arePresent() && haveCuda() && Driver.find().isPresent();
            failures = Optional.of(useful ? CudaLibraries.load(say) : Map.of());
        }
        return failures.get();
    }

    /**
     * Loads CUDA and cuDNN with or without a driver, to see whether they can be.
     *
     * @return why each that could not be loaded could not, by name; empty when all is well
     */
    public static Map<String, String> loadCuda() {
        return CudaLibraries.load(message -> {});
    }
}
