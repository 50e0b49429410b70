package org.astrapia.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps two processes from working on one run. The operating system gives it back when the process ends, however. */
public final class RunLock implements AutoCloseable {
    private static final String FILE = ".lock";

    /** Another process that looks whether the run is at work holds the lock for a moment. */
    private static final int ATTEMPTS = 20;

    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /**
     * Folders locked by this process. Closing any channel of a file gives up all locks of the process on it (POSIX), so
     * a file that is locked here must not be opened again.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private Path folder;
    private Path real;

    private RunLock(Path folder, Path real, FileChannel channel) {
        this.folder = folder;
        this.real = real;
        this.channel = channel;
    }

    /** Empty when somebody else works on the run. */
    static Optional<RunLock> tryAcquire(Path folder) {
        Path real = real(folder);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!HELD.add(real)) {
                return Optional.empty();
            }
            Optional<RunLock> lock = acquire(folder, real);
            if (lock.isPresent()) {
                return lock;
            }
            HELD.remove(real);
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return Optional.empty();
    }

    private static Optional<RunLock> acquire(Path folder, Path real) {
        try {
            FileChannel channel = FileChannel.open(
                    file(real), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new RunLock(folder, real, channel));
        } catch (IOException e) {
            HELD.remove(real);
            throw new UncheckedIOException(e);
        }
    }

    /** What is locked in a run's folder. */
    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    /** The run's folder. */
    public Path folder() {
        return folder;
    }

    /** Tells other processes who works on the run. On a full disk they will not know. */
    RunLock sign() {
        byte[] text = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            channel.truncate(0).write(ByteBuffer.wrap(text), 0);
        } catch (IOException full) {
            return this;
        }
        return this;
    }

    /** Says that the folder has another name now, with the lock in it. */
    RunLock moved(Path to) {
        HELD.remove(real);
        folder = to;
        real = real(to);
        HELD.add(real);
        return this;
    }

    /** The process that works on the run, as far as it has told. */
    static OptionalLong holder(Path folder) {
        Path real = real(folder);
        if (HELD.contains(real)) {
            return OptionalLong.of(ProcessHandle.current().pid());
        }
        try {
            String text =
                    Files.readString(file(real), StandardCharsets.ISO_8859_1).strip();
            return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
        } catch (IOException untold) {
            return OptionalLong.empty();
        }
    }

    /** Whether some process works on the run. */
    static boolean isHeld(Path folder) {
        Path real = real(folder);
        if (HELD.contains(real)) {
            return true;
        }
        if (!Files.isRegularFile(file(real), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isWritable(file(real))) {
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
            HELD.remove(real);
        }
    }
}
