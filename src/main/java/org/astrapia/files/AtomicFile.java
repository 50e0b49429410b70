package org.astrapia.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.astrapia.language.UnwrittenException;

/**
 * Files that a reader finds whole or not at all, also after the process was killed, the disk was full or the power failed:
 * the content goes to a new file beside it, is forced to the disk, and takes the name in one step. A link that has the name
 * gives way to the file; what it points to is not touched.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes UTF-8; otherwise as {@link #replace(Path, byte[])}. */
    public static void replace(Path file, String text) {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file, in place of the one that has the name.
     *
     * @throws UncheckedIOException when it cannot be written, or when a folder or a device has the name; what had the name is
     *     as before
     */
    public static void replace(Path file, byte[] content) {
        try {
            if (isOther(file)) {
                throw new IOException("it is not a file");
            }
            Path unfinished = write(file, content);
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                remove(unfinished);
            }
            forceFolder(file);
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    private static boolean isOther(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isSymbolicLink(file);
    }

    /** Writes UTF-8; otherwise as {@link #create(Path, byte[])}. */
    public static boolean create(Path file, String text) {
        return create(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a new file.
     *
     * @return false when something has the name already, which is left as it is
     * @throws UncheckedIOException when it cannot be written; then nothing has the name
     */
    public static boolean create(Path file, byte[] content) {
        try {
            Path unfinished = write(file, content);
            try {
                link(unfinished, file);
            } catch (FileAlreadyExistsException taken) {
                return false;
            } finally {
                remove(unfinished);
            }
            forceFolder(file);
            return true;
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    /**
     * A second name for the file never replaces anything. Where the file system has no second names (FAT, some network drives)
     * the file is renamed, which would replace what took the name in the moment between the look and the step.
     */
    private static void link(Path unfinished, Path file) throws IOException {
        try {
            Files.createLink(file, unfinished);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static UncheckedIOException unwritten(Path file, IOException e) {
        if (e instanceof NoSuchFileException) { // the folder, not the unfinished file
            return new UncheckedIOException(file.toString(), new NoSuchFileException(file.toString()));
        }
        if (e instanceof AccessDeniedException) {
            return new UncheckedIOException(file.toString(), new AccessDeniedException(file.toString()));
        }
        IOException told = UnwrittenException.of(file, e);
        return new UncheckedIOException(told.getMessage(), told);
    }

    private static Path write(Path file, byte[] content) throws IOException {
        Path unfinished = UnfinishedName.beside(file);
        try (FileChannel channel = open(unfinished)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return unfinished;
        } catch (FileAlreadyExistsException somebodyElses) { // left by another process of this number, or put there
            UnfinishedName.forget(unfinished);
            return write(file, content);
        } catch (IOException e) {
            remove(unfinished); // on a full disk it takes the room that others need
            throw e;
        }
    }

    private static FileChannel open(Path unfinished) throws IOException {
        return FileChannel.open(
                unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    private static void remove(Path unfinished) throws IOException {
        try {
            Files.deleteIfExists(unfinished);
        } finally {
            UnfinishedName.forget(unfinished);
        }
    }

    /** The new name itself lies in the folder. Some systems cannot force a folder; then the name may come late. */
    static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException cannotBeOpened) {
            return;
        }
    }
}
