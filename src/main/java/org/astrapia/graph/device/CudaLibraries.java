package org.astrapia.graph.device;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/**
 * CUDA and cuDNN as they come from Maven. TensorFlow opens them by name and finds those that the process holds already, so
 * nothing need be installed and no path be set; but they must be there before TensorFlow is. (TensorFlow's Java part loads some of them itself, by a list of its own.)
 */
final class CudaLibraries {
    private static final String FOLDER = "org/bytedeco/cuda/linux-x86_64/";

    /** All that TensorFlow opens and what those need, each behind those that it needs. */
    static final List<String> IN_ORDER = List.of(
            "libcudart.so.12",
            "libnvJitLink.so.12",
            "libcublasLt.so.12",
            "libcublas.so.12",
            "libcufft.so.11",
            "libcusparse.so.12",
            "libcusolver.so.11",
            "libnvrtc-builtins.so.12.6",
            "libnvrtc.so.12",
            "libcudnn_graph.so.9",
            "libcudnn_ops.so.9",
            "libcudnn_engines_precompiled.so.9",
            "libcudnn_engines_runtime_compiled.so.9",
            "libcudnn_heuristic.so.9",
            "libcudnn_cnn.so.9",
            "libcudnn_adv.so.9",
            "libcudnn.so.9");

    /** Those that TensorFlow opens by name; it gives up every GPU when one is missing. */
    static final List<String> OPENED_BY_TENSORFLOW = List.of(
            "libcudart.so.12",
            "libcublas.so.12",
            "libcublasLt.so.12",
            "libcufft.so.11",
            "libcusolver.so.11",
            "libcusparse.so.12",
            "libcudnn.so.9");

    private CudaLibraries() {}

    /** Whether this build brings them; otherwise those of the system serve. */
    static boolean areBundled() {
        return resource(IN_ORDER.get(0)) != null;
    }

    private static URL resource(String library) {
        return CudaLibraries.class.getClassLoader().getResource(FOLDER + library);
    }

    /**
     * Unpacks them, once for a user, and loads them into this process.
     *
     * @return why each that could not be loaded could not, by name; empty when all is well
     */
    static Map<String, String> load() {
        Map<String, String> failures = new LinkedHashMap<>();
        for (String library : IN_ORDER) {
            URL resource = resource(library);
            if (resource == null) {
                failures.put(library, "it is not in this build");
                continue;
            }
            try {
                File file = Loader.cacheResource(resource);
                System.load(file.getAbsolutePath());
            } catch (IOException | UnsatisfiedLinkError e) {
                failures.put(library, String.valueOf(e.getMessage()));
            }
        }
        return failures;
    }
}
