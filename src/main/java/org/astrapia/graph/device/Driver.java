package org.astrapia.graph.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NVIDIA's driver, as far as the system shows it without being asked for a GPU.
 *
 * @param version such as {@code 550.54.15}; empty where the system does not tell
 */
public record Driver(Optional<String> version) {
    /** The first driver that runs CUDA 12. */
    static final int LEAST = 525;

    private static final String VERSION = "proc/driver/nvidia/version";

    /** The driver's own device, and that of Windows' Linux. */
    private static final List<String> DEVICES = List.of("dev/nvidiactl", "dev/dxg");

    private static final Pattern NUMBER = Pattern.compile("NVRM version:.*?\\s(\\d+(?:\\.\\d+)+)\\s");

    /** Where a driver shows itself. */
    static final String PLACES = "/" + VERSION + ", /" + String.join(" and /", DEVICES);

    /** The driver of this machine; empty when there is none. */
    public static Optional<Driver> find() {
        return find(Path.of("/"));
    }

    /** The driver of the system whose files lie under {@code root}. */
    static Optional<Driver> find(Path root) {
        Path file = root.resolve(VERSION);
        if (Files.isReadable(file)) {
            return Optional.of(new Driver(read(file)));
        }
        return DEVICES.stream().anyMatch(device -> Files.exists(root.resolve(device)))
                ? Optional.of(new Driver(Optional.empty()))
                : Optional.empty();
    }

    private static Optional<String> read(Path file) {
        try {
            return version(Files.readString(file));
        } catch (IOException e) { // the file is there, which is what counts
            return Optional.empty();
        }
    }

    /** The version in the text of {@code /proc/driver/nvidia/version}. */
    static Optional<String> version(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether it is known to be too old for CUDA 12. */
    boolean isTooOld() {
        return version.map(text -> Integer.parseInt(text.substring(0, text.indexOf('.'))) < LEAST)
                .orElse(false);
    }
}
