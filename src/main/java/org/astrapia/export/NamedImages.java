package org.astrapia.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.language.FileKind;

/** Image files that somebody names, one by one or by their folder. */
public final class NamedImages {
    private final List<Path> images = new ArrayList<>();
    private final List<PassedOver> passedOver = new ArrayList<>();
    private final List<Path> others = new ArrayList<>();

    /**
     * A file that cannot be used.
     *
     * @param reason in words
     */
    public record PassedOver(Path file, String reason) {}

    private NamedImages() {}

    /** Looks at the beginning of each file. */
    public static NamedImages of(List<Path> given) {
        NamedImages files = new NamedImages();
        given.forEach(path -> {
            if (Files.isDirectory(path)) {
                files.addFolder(path);
            } else {
                files.add(path, false);
            }
        });
        return files;
    }

    private void addFolder(Path folder) {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            all.filter(file -> Files.isRegularFile(file) && !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList()
                    .forEach(file -> add(file, true));
        } catch (IOException | UncheckedIOException unreadable) {
            passedOver.add(new PassedOver(folder, "cannot be read: " + unreadable.getMessage()));
        }
    }

    private static boolean isHidden(Path within) {
        for (Path name : within) {
            if (name.toString().startsWith(".") || name.toString().equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    private void add(Path file, boolean found) {
        if (!Files.isRegularFile(file)) {
            passedOver.add(new PassedOver(file, Files.exists(file) ? "it is no file" : "there is no such file"));
            return;
        }
        try {
            byte[] head = FileKind.head(file);
            FileKind kind = FileKind.of(head);
            Optional<String> obstacle = ImageDecoder.obstacle(file, kind, head);
            if (obstacle.isEmpty()) {
                images.add(file);
            } else if (found && !kind.isImage() && !isNamedLikeAnImage(file)) {
                others.add(file);
            } else {
                passedOver.add(new PassedOver(file, obstacle.get()));
            }
        } catch (IOException unreadable) {
            passedOver.add(new PassedOver(file, "cannot be read: " + unreadable.getMessage()));
        }
    }

    private static boolean isNamedLikeAnImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        return Stream.of(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".ppm", ".pgm")
                .anyMatch(name::endsWith);
    }

    /** Those that begin like images, in the order given; those of a folder by name. */
    public List<Path> images() {
        return List.copyOf(images);
    }

    /** Those that cannot be used. */
    public List<PassedOver> passedOver() {
        return List.copyOf(passedOver);
    }

    /** Files of folders that are no images, and are not called so. */
    public List<Path> others() {
        return List.copyOf(others);
    }
}
