package org.astrapia.graph.device;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * CUDA and cuDNN as they come from Maven. TensorFlow opens them by name and finds those that the process holds already, so
 * nothing need be installed and no path be set; but they must be there before TensorFlow is.
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
        return jar().isPresent();
    }

    private static Optional<Path> jar() {
        return NativeLibraries.jarOf(FOLDER + IN_ORDER.get(0));
    }

    /**
     * Unpacks them, once for a user, and loads them into this process.
     *
     * @param say is told what takes a while
     * @return why each that could not be loaded could not, by name; empty when all is well
     */
    static Map<String, String> load(Consumer<String> say) {
        Map<String, String> failures = new LinkedHashMap<>();
        Optional<Path> jar = jar();
        if (jar.isEmpty()) {
            IN_ORDER.forEach(library -> failures.put(library, "it is not in this build"));
            return failures;
        }
        NativeLibraries libraries =
                NativeLibraries.in(jar.get(), FOLDER, "CUDA and cuDNN", "cuda-linux-x86_64", IN_ORDER::indexOf);
        try {
            Path folder = LibraryCache.unpack(libraries, CachePlaces.ofThisUser(), say);
            for (String library : IN_ORDER) {
                load(folder.resolve(library)).ifPresent(failure -> failures.put(library, failure));
            }
        } catch (NativesException e) {
            IN_ORDER.forEach(library -> failures.put(library, e.getMessage()));
        }
        return failures;
    }

    private static Optional<String> load(Path library) {
        try {
            System.load(library.toString());
            return Optional.empty();
        } catch (UnsatisfiedLinkError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
