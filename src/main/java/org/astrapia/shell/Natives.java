package org.astrapia.shell;

import java.nio.file.Files;
import java.nio.file.Path;

/** TensorFlow's native libraries, which are unpacked once for a user. */
final class Natives {
    private Natives() {}

    /** Says why the first run of all takes longer. */
    static void announce(Context context) {
        Path cache = Path.of(System.getProperty(
                "org.bytedeco.javacpp.cachedir",
                context.here().home().resolve(".javacpp").resolve("cache").toString()));
        if (!Files.isDirectory(cache)) {
            context.note("unpacking TensorFlow into " + cache + " (650 MB, once) …");
        }
    }
}
