package org.astrapia.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.astrapia.language.Problem;

/**
 * The image files below {@code train/} or {@code test/}: one folder a class, images directly in it. Hidden files are
 * ignored; anything else that does not belong there is a problem. Sorted by name everywhere.
 */
final class ImageFiles {
    /** One image file. */
    record Item(Path file, int label) {}

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png");

    private final List<Problem> problems;

    ImageFiles(List<Problem> problems) {
        this.problems = problems;
    }

    /** Names of the class folders. */
    List<String> classes(Path part) throws IOException {
        if (!Files.isDirectory(part)) {
            problems.add(Refusal.problem(
                    part, "there is no such folder; expected are train/CLASS/IMAGE and test/CLASS/IMAGE"));
            return List.of();
        }
        List<String> classes = new ArrayList<>();
        for (Path entry : visible(part)) {
            if (Files.isDirectory(entry)) {
                classes.add(entry.getFileName().toString());
            } else {
                problems.add(Refusal.problem(entry, "a file beside the classes' folders; images lie within them"));
            }
        }
        if (classes.isEmpty()) {
            problems.add(Refusal.problem(part, "has no folders; expected is one for each class"));
        }
        return classes;
    }

    /** The images of these classes, which may be missing in the test part; all others are problems. */
    List<Item> items(Path part, List<String> classes, boolean mayMiss) throws IOException {
        List<Item> items = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            Path folder = part.resolve(classes.get(label));
            if (mayMiss && !Files.isDirectory(folder)) {
                continue;
            }
            int before = items.size();
            for (Path entry : visible(folder)) {
                if (isImage(entry)) {
                    items.add(new Item(entry, label));
                }
            }
            if (items.size() == before && !mayMiss) {
                problems.add(Refusal.problem(folder, "has no images; a class needs at least one for training"));
            }
        }
        return items;
    }

    private boolean isImage(Path entry) {
        String name = entry.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (Files.isDirectory(entry)) {
            problems.add(Refusal.problem(entry, "a folder within a class; images lie directly in the class's folder"));
            return false;
        }
        if (!ENDINGS.contains(ending)) {
            problems.add(Refusal.problem(entry, "is no image that is read; allowed are .jpg, .jpeg and .png"));
            return false;
        }
        return true;
    }

    private static List<Path> visible(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
        }
    }
}
