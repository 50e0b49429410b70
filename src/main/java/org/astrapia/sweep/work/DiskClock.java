package org.astrapia.sweep.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The clock of the disk on which a sweep lies. Machines' own clocks may differ by minutes; the time that a disk gives to a file that
 * was just written can be compared with that of a heartbeat.
 *
 * @param probe a file of this process alone
 */
record DiskClock(Path probe) implements AutoCloseable {
    static DiskClock of(Path sweep) {
        return new DiskClock(sweep.resolve(".clock-" + ProcessHandle.current().pid() + "-"
                + Long.toHexString(Double.doubleToLongBits(Math.random()))));
    }

    /** Now; this machine's own time where the folder cannot be written to. */
    Instant now() {
        try {
            Files.writeString(probe, "\n");
            return Files.getLastModifiedTime(probe).toInstant();
        } catch (IOException readOnly) {
            return Instant.now();
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(probe);
        } catch (IOException gone) {
            return;
        }
    }
}
