package org.astrapia.data.sets.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the files that a list means. It may leave out their endings, and the folders within the images' folder: HAM10000 does
 * both.
 */
final class ImageFinder {
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 5_000_000;

    private final Path folder;
    private Map<String, List<Path>> byName; // null until a name is not found where it says

    /** @param folder below which they lie */
    ImageFinder(Path folder) {
        this.folder = folder;
    }

    /** The files that a name may mean: one, unless there is none or it could be several. */
    List<Path> find(String name) {
        for (String spelling : List.of(name, name.replace('\\', '/'))) {
            try {
                Path file = folder.resolve(spelling).normalize();
                if (!spelling.isEmpty() && Files.isRegularFile(file)) {
                    return List.of(file);
                }
            } catch (InvalidPathException e) {
                return List.of();
            }
        }
        String plain = name.replace('\\', '/');
        return index().getOrDefault(plain.substring(plain.lastIndexOf('/') + 1), List.of());
    }

    /** Whether a name means a file that lies where it says. */
    boolean isThere(String name) {
        try {
            return !name.isEmpty() && Files.isRegularFile(folder.resolve(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** All files by their names, and by those without the ending. */
    private Map<String, List<Path>> index() {
        if (byName != null) {
            return byName;
        }
        byName = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            files.limit(MOST_FILES).filter(Files::isRegularFile).sorted().forEach(file -> {
                String name = file.getFileName().toString();
                int dot = name.lastIndexOf('.');
                add(name, file);
                if (dot > 0) {
                    add(name.substring(0, dot), file);
                }
            });
        } catch (IOException | UncheckedIOException unreadable) {
            // what could not be listed is told as missing
        }
        return byName;
    }

    private void add(String name, Path file) {
        byName.computeIfAbsent(name, any -> new ArrayList<>(1)).add(file);
    }
}
