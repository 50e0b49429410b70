package org.astrapia.sweep.work;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory trials may take beside each other, so that the machine never swaps. */
public interface Memory {
    /** Of the machine's memory; the rest is for the system. */
    double SHARE = 0.9;

    /** Whether one more trial fits beside others, all by their estimates, in bytes. */
    boolean admits(long bytes, long bytesOfOthers);

    /** That of this machine or container. */
    static Memory ofMachine() {
        return (bytes, others) -> bytes + others <= SHARE * totalBytes() && bytes <= availableBytes();
    }

    /** How many trials of a size fit, at least one. */
    static int fitting(long bytes) {
        return bytes <= 0 ? 1 : (int) Math.max(1, Math.min(totalBytes() * SHARE, availableBytes()) / bytes);
    }

    /** All that this machine or container has. */
    private static long totalBytes() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    /** What the system says can be had without swapping; all of it where it does not say. */
    private static long availableBytes() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo"), StandardCharsets.US_ASCII).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException notLinux) {
            return Long.MAX_VALUE;
        }
    }
}
