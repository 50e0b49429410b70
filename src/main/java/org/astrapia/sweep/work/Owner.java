package org.astrapia.sweep.work;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.Json;

/**
 * A process that works on a trial.
 *
 * @param host its machine's name
 * @param place the machine's life and the container: processes of the same place see each other's numbers
 * @param process its number there
 * @param began when it began, in milliseconds since 1970; 0 if that is not known
 */
public record Owner(String host, String place, long process, long began) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

    /** This process. */
    public static Owner self() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(hostName(), here(), self.pid(), began(self));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "unknown";
        }
    }

    private static String here() {
        try {
            return Files.readString(BOOT, StandardCharsets.US_ASCII).strip() + " " + Files.readSymbolicLink(PROCESSES);
        } catch (IOException | UnsupportedOperationException notLinux) {
            return hostName();
        }
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Whether it is of the same place as another, and surely gone. */
    boolean isGone(Owner seenFrom) {
        if (!place.equals(seenFrom.place)) {
            return false;
        }
        Optional<ProcessHandle> same = ProcessHandle.of(process).filter(ProcessHandle::isAlive);
        return same.isEmpty() || began != 0 && began(same.get()) != began;
    }

    /** {@code n3, process 4711}. */
    public String described() {
        return host + ", process " + process;
    }

    Map<String, Object> toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("host", host);
        document.put("place", place);
        document.put("process", process);
        document.put("began_millis", began);
        return document;
    }

    /** Reads {@link #toJson}; empty where it is not there or not whole. */
    static Optional<Owner> of(Json document) {
        return document.whole("process").isEmpty()
                ? Optional.empty()
                : Optional.of(new Owner(
                        document.text("host").orElse("unknown"),
                        document.text("place").orElse(""),
                        document.whole("process").getAsLong(),
                        document.whole("began_millis").orElse(0)));
    }
}
