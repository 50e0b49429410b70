package org.astrapia.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.graph.device.GpuNatives;

/** TensorFlow's native libraries, and those of GPUs, which are unpacked once for a user. */
final class Natives {
    private Natives() {}

    /** Says why the first run of all takes longer. */
    static void announce(Context context) {
        Path cache = Path.of(System.getProperty(
                "org.bytedeco.javacpp.cachedir",
                context.here().home().resolve(".javacpp").resolve("cache").toString()));
        if (!GpuNatives.arePresent()) {
            if (!Files.isDirectory(cache)) {
                say(context, "TensorFlow", cache, "650 MB");
            }
            return;
        }
        if (!holds(cache, "tensorflow-core-native-", "-linux-x86_64-gpu.jar")) {
            say(context, "TensorFlow for GPUs", cache, "1.2 GB");
        }
        if (GpuNatives.haveCuda() && !holds(cache, "cuda-", "-linux-x86_64-redist.jar")) {
            say(context, "CUDA and cuDNN", cache, "2.7 GB");
        }
    }

    private static boolean holds(Path cache, String begin, String end) {
        String[] names = cache.toFile().list((folder, name) -> name.startsWith(begin) && name.endsWith(end));
        return names != null && names.length > 0;
    }

    private static void say(Context context, String what, Path cache, String size) {
        context.note("unpacking " + what + " into " + cache + " (" + size + ", once) …");
    }
}
