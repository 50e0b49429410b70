package org.astrapia.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The most memory that this process has taken so far, TensorFlow's included. */
public final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String NAME = "VmHWM:";

    private PeakMemory() {}

    /** Empty where the system does not tell. */
    public static OptionalLong bytes() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(NAME))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
