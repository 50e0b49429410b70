package org.astrapia.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps two processes from working on one run. The operating system gives it back when the process ends, however. */
final class RunLock implements AutoCloseable {
    private static final String FILE = ".lock";

    /** Another process that looks whether the run is at work holds the lock for a moment. */
    private static final int ATTEMPTS = 20;

    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /**
     * Folders locked by this process. Closing any channel of a file gives up all locks of the process on it (POSIX), so
     * a file that is locked here must not be opened again.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private RunLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Empty when somebody else works on the run. */
    static Optional<RunLock> tryAcquire(Path folder) {
        Path real = real(folder);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!HELD.add(real)) {
                return Optional.empty();
            }
            Optional<RunLock> lock = acquire(real);
            if (lock.isPresent()) {
                return lock;
            }
            HELD.remove(real);
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return Optional.empty();
    }

    private static Optional<RunLock> acquire(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new RunLock(folder, channel));
        } catch (IOException e) {
            HELD.remove(folder);
            throw new UncheckedIOException(e);
        }
    }

    /** Whether some process works on the run. */
    static boolean isHeld(Path folder) {
        Path real = real(folder);
        if (HELD.contains(real)) {
            return true;
        }
        if (!Files.exists(real.resolve(FILE))) {
            return false;
        }
        if (!Files.isWritable(real.resolve(FILE))) {
            return true; // somebody else's run: what its status says is believed
        }
        Optional<RunLock> lock = tryAcquire(real);
        lock.ifPresent(RunLock::close);
        return lock.isEmpty();
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(folder);
        }
    }
}
