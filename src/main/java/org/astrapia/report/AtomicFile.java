package org.astrapia.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.astrapia.language.UnwrittenException;

/** Writes a file that a reader sees whole or not at all; on a full disk one that was there stays as it was. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Replaces a file, or makes it.
     *
     * @throws IOException that names the file
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
        put(target, content, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Makes a file that is not there yet.
     *
     * @throws java.nio.file.FileAlreadyExistsException when it is there; it is left as it is
     * @throws IOException that names the file
     */
    public static void writeNew(Path file, byte[] content) throws IOException {
        put(file, content);
    }

    /** Writes beside the file under a name of this process's own, then renames. */
    private static void put(Path file, byte[] content, CopyOption... replacing) throws IOException {
        long process = ProcessHandle.current().pid();
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + process + ".unfinished");
        try {
            Files.write(unfinished, content);
            move(unfinished, file, replacing);
        } catch (IOException e) {
            throw UnwrittenException.of(file, e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** An atomic move replaces whatever is there. */
    private static void move(Path unfinished, Path file, CopyOption... replacing) throws IOException {
        if (replacing.length > 0) {
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (AtomicMoveNotSupportedException otherFileSystem) { // then not in one step
                Files.move(unfinished, file, replacing);
                return;
            }
        }
        Files.move(unfinished, file);
    }
}
