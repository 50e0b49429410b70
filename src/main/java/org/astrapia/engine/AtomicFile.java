package org.astrapia.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.astrapia.language.UnwrittenException;

/**
 * Files that a reader finds whole or not at all, also after the power failed: the content goes to a file beside it, is
 * forced to the disk, and takes the name in one step. Needs one writer at a time, which {@link RunLock} sees to.
 */
final class AtomicFile {
    private static final String UNFINISHED = ".unfinished";

    private AtomicFile() {}

    static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path file, byte[] content) {
        Path unfinished = file.resolveSibling("." + file.getFileName() + UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(unfinished); // on a full disk it takes the room that the run's status needs
            throw new UncheckedIOException(UnwrittenException.of(file, e));
        }
        forceFolder(file);
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException stays) {
            return;
        }
    }

    /** The new name itself lies in the folder. Some systems cannot force a folder; then the name may come late. */
    private static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException cannotBeOpened) {
            return;
        }
    }
}
