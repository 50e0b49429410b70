package org.astrapia.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file that a reader sees whole or not at all. */
final class AtomicFile {
    private AtomicFile() {}

    /** Writes beside the file under a name of this process's own, then renames. */
    static void write(Path file, byte[] content) throws IOException {
        long process = ProcessHandle.current().pid();
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + process + ".unfinished");
        try {
            Files.write(unfinished, content);
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException otherFileSystem) {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
