package org.astrapia.graph.device;

import java.util.List;
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
     * @return what could not be loaded and why; empty when all is well
     */
    public static List<String> prepare() {
        return Preparation.FAILURES;
    }

    /**
     * Loads CUDA and cuDNN with or without a driver, to see whether they can be.
     *
     * @return what could not be loaded and why; empty when all is well
     */
    public static List<String> loadCuda() {
        return CudaLibraries.load();
    }

    /** Made when it is first looked at, as the language guarantees, once. */
    private static final class Preparation {
        static final List<String> FAILURES = prepareNow(Driver.find());

        private Preparation() {}

        private static List<String> prepareNow(Optional<Driver> driver) {
            return arePresent() && haveCuda() && driver.isPresent() ? List.copyOf(CudaLibraries.load()) : List.of();
        }
    }
}
