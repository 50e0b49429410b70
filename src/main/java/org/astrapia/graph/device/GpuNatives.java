package org.astrapia.graph.device;

import java.util.Map;
import java.util.Optional;

/** TensorFlow's natives for GPUs: whether this build has them, and what must be there before they are loaded. */
public final class GpuNatives {
    private static final String LIBRARY = "org/tensorflow/internal/c_api/linux-x86_64-gpu/libtensorflow_cc.so.2";
    private static final String GPU = "-gpu";

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

    /**
     * Loads CUDA and cuDNN before TensorFlow looks for them, where a driver shows that there is a use for them. Only the
     * first call does anything.
     *
     * @return why each that could not be loaded could not, by name; empty when all is well
     */
    public static Map<String, String> prepare() {
        return Preparation.FAILURES;
    }

    /**
     * Loads CUDA and cuDNN with or without a driver, to see whether they can be.
     *
     * @return why each that could not be loaded could not, by name; empty when all is well
     */
    public static Map<String, String> loadCuda() {
        return CudaLibraries.load();
    }

    /** Made when it is first looked at, as the language guarantees, once. */
    private static final class Preparation {
        static final Map<String, String> FAILURES = prepareNow(Driver.find());

        private Preparation() {}

        private static Map<String, String> prepareNow(Optional<Driver> driver) {
            return arePresent() && haveCuda() && driver.isPresent() ? Map.copyOf(CudaLibraries.load()) : Map.of();
        }
    }
}
