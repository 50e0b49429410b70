package org.astrapia.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What processes left unfinished that are gone. What cannot be removed stays: it is in nobody's way. */
public final class Leftovers {
    /** Process numbers are unique within a container alone, and several may share a disk. */
    private static final Duration SURELY_LEFT = Duration.ofMinutes(1);

    private Leftovers() {}

    /** Removes the files from a folder in which nobody else works. */
    public static void sweepFiles(Path folder) {
        sweep(folder, path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    }

    /** Removes what was to become {@code file}, on which nobody else works. */
    public static void sweepFor(Path file) {
        sweep(
                file.toAbsolutePath().getParent(),
                path -> UnfinishedName.isOf(path.getFileName().toString(), file));
    }

    /** Removes the folders from a folder in which others may be at work. */
    public static void sweepFolders(Path folder) {
        sweep(folder, path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isOld(path));
    }

    private static boolean isOld(Path path) {
        try {
            Instant changed = Files.getLastModifiedTime(path).toInstant();
            return changed.isBefore(Instant.now().minus(SURELY_LEFT));
        } catch (IOException gone) {
            return false;
        }
    }

    private static void sweep(Path folder, Predicate<Path> which) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> all = Files.list(folder)) {
            left = all.filter(
                            path -> UnfinishedName.isLeftOver(path.getFileName().toString()) && which.test(path))
                    .toList();
        } catch (IOException unreadable) {
            return;
        }
        left.forEach(Leftovers::delete);
    }

    /** With all that is in it; of a link the link alone. */
    static void delete(Path path) {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException stays) {
            return;
        }
    }
}
