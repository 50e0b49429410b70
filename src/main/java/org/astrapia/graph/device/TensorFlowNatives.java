package org.astrapia.graph.device;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.astrapia.graph.device.NativeLibraries.Library;
import org.bytedeco.javacpp.Loader;

/**
 * TensorFlow's own native libraries, which must be loaded before anything of TensorFlow is used. JavaCPP would do it, but its
 * cache is rewritten by a process in another time zone while others run from it, and its errors tell nothing of a full disk.
 */
public final class TensorFlowNatives {
    private static final String FOLDER = "org/tensorflow/internal/c_api/";

    /** By which JavaCPP leaves the loading to us. */
    private static final String JAVACPP_LOADS = "org.bytedeco.javacpp.loadLibraries";

    private static boolean loaded;

    private TensorFlowNatives() {}

    /** As {@link #load(Consumer)}, silently. */
    public static void load() {
        load(message -> {});
    }

    /**
     * Loads them into this process, and unpacks them first where this user has not used them yet. Only the first call does
     * anything.
     *
     * @param say is told what takes a while
     * @throws NativesException when they cannot be unpacked or loaded
     */
    public static synchronized void load(Consumer<String> say) {
        if (loaded) {
            return;
        }
        System.setProperty(JAVACPP_LOADS, "false");
        NativeLibraries libraries = find();
        Path folder = LibraryCache.unpack(libraries, CachePlaces.ofThisUser(), say);
        for (Library library : libraries.libraries()) {
            load(folder, library);
        }
        loaded = true;
    }

    private static NativeLibraries find() {
        boolean gpu = GpuNatives.arePresent();
        String platform = Loader.Detector.getPlatform() + (gpu ? GpuNatives.GPU : "");
        String folder = FOLDER + platform + "/";
        Path jar = NativeLibraries.jarOf(folder + System.mapLibraryName("jnitensorflow"))
                .orElseThrow(() -> new NativesException(
                        "this build has no TensorFlow for " + platform
                                + "; docs/gpu.md and pom.xml name the platforms.",
                        null));
        return NativeLibraries.in(
                jar,
                folder,
                gpu ? "TensorFlow for GPUs" : "TensorFlow",
                "tensorflow-" + platform,
                TensorFlowNatives::rank);
    }

    /** Each behind those that it needs. */
    private static int rank(String file) {
        if (!file.contains(".so") && !file.endsWith(".dylib")) {
            return -1;
        }
        if (file.startsWith("libjnitensorflow")) {
            return 3;
        }
        if (file.startsWith("libtensorflow_cc")) {
            return 2;
        }
        return file.startsWith("libtensorflow_framework") ? 1 : 0;
    }

    private static void load(Path folder, Library library) {
        String file = folder.resolve(library.file()).toString();
        try {
            System.load(file);
        } catch (UnsatisfiedLinkError e) {
            String message =
                    String.valueOf(e.getMessage()).replace(file + ": " + file, file); // Java's and the system's
            String advice = message.contains("failed to map segment")
                    ? " (is this disk mounted noexec?). Maybe set "
                            + CachePlaces.ofThisUser().setting() + " to a folder from which programs may be run."
                    : ". Maybe delete " + folder + ", so that it is unpacked anew.";
            throw new NativesException("TensorFlow cannot be loaded: " + message + advice, e);
        }
    }
}
