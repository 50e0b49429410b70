package org.astrapia.data.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file that is being made. One process makes it at a time, others wait; when one dies its lock dies with it, and the next
 * begins anew. The file is emptied rather than deleted: another process may be waiting for this very file.
 */
final class Partial implements AutoCloseable {
    static final String ENDING = ".partial";

    private static final long WAIT_MILLIS = 200;

    private final Path path;
    private final FileChannel channel;
    private boolean unfinished;

    private Partial(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Waits until no other process makes it.
     *
     * @param finished the file that it becomes
     * @param say told when it has to wait
     */
    static Partial open(Path finished, Consumer<String> say) throws IOException {
        Path path = finished.resolveSibling(finished.getFileName() + ENDING);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (lock(channel).isEmpty()) {
                say.accept("another process is making " + finished + "; waiting for it …");
                while (lock(channel).isEmpty()) {
                    Thread.sleep(WAIT_MILLIS);
                }
            }
            return new Partial(path, channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for another process", e);
        } catch (IOException noLocks) { // some network file systems have none; then each process makes its own
            channel.close();
            Path own = finished.resolveSibling(
                    finished.getFileName() + "." + ProcessHandle.current().pid() + ENDING);
            return new Partial(
                    own,
                    FileChannel.open(
                            own, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException byAnotherThread) {
            return Optional.empty();
        }
    }

    /** Gives the room back that a process took which did not come to its end. */
    static void emptyIfAbandoned(Path path) throws IOException {
        if (Files.size(path) == 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (lock(channel).isPresent()) {
                channel.truncate(0);
            }
        }
    }

    /** Empty, to be written from its beginning. */
    FileChannel channel() throws IOException {
        unfinished = true;
        return channel.truncate(0).position(0);
    }

    /** Gives it its name. */
    void finish(Path finished) throws IOException {
        Files.move(path, finished, StandardCopyOption.ATOMIC_MOVE);
        unfinished = false;
    }

    /**
     * What was begun and not finished takes no room any more. What another process finished meanwhile is left alone: it may
     * be this very file, under its new name.
     */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (unfinished) {
                channel.truncate(0);
            }
        }
    }
}
