package org.astrapia.data.sets.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.files.IgnoredFiles;
import org.astrapia.data.sets.files.LookedAt;
import org.astrapia.data.sets.files.NaturalOrder;
import org.astrapia.language.FileKind;
import org.astrapia.language.Problem;

/**
 * Reads the folders of classes, {@code CLASS/IMAGE}, below one folder. Classes are in {@link NaturalOrder}, files sorted by
 * name.
 */
final class ClassFolders {
    /**
     * What lies below one folder.
     *
     * @param folder in which the classes' folders lie
     * @param folders of the classes, by their names
     * @param images files of each class that are images by their first bytes
     * @param emptied classes in which all that there was are {@code noImages}
     * @param problems that leave nothing to go on with
     * @param noImages files that are no images, folders within a class
     */
    record Part(
            Path folder,
            Map<String, Path> folders,
            Map<String, List<Found>> images,
            Set<String> emptied,
            List<Problem> problems,
            List<Problem> noImages) {}

    /**
     * An image.
     *
     * @param wide whether it may have 16 bits a value
     */
    record Found(Path file, boolean wide) {}

    /** In the place of what is no letter of the locale. */
    private static final char UNREADABLE = '\uFFFD';

    private final IgnoredFiles ignored;

    ClassFolders(IgnoredFiles ignored) {
        this.ignored = ignored;
    }

    /** Images lie directly in the classes' folders. */
    Part read(Path folder) throws IOException {
        return read(folder, "");
    }

    /**
     * Reads.
     *
     * @param within folder of each class in which its images lie; empty where there is none
     */
    Part read(Path folder, String within) throws IOException {
        Part part = empty(folder);
        if (!Files.isDirectory(folder)) {
            part.problems.add(Refusal.problem(
                    folder,
                    "there is no such folder; expected are train/CLASS/IMAGE and test/CLASS/IMAGE, or CLASS/IMAGE"
                            + MissingFolderHint.hint(
                                    folder, folder.getParent() == null ? List.of() : sorted(folder.getParent()))));
            return part;
        }
        List<Path> beside = new ArrayList<>();
        for (Path entry : sorted(folder)) {
            if (Files.isDirectory(entry)) {
                readClass(entry, within, part);
            } else {
                beside.add(entry);
            }
        }
        for (LookedAt look : LookedAt.all(beside)) {
            if (isStray(look)) {
                continue;
            }
            part.noImages.add(
                    Refusal.problem(look.file(), "a file next to the class folders; images belong inside those"));
        }
        if (part.images.isEmpty()) {
            part.problems.add(Refusal.problem(folder, "has no folders; expected is one for each class"));
        }
        return part;
    }

    /** Files whose classes are said elsewhere. */
    Part of(Path folder, Map<String, List<Path>> files) {
        Part part = empty(folder);
        files.forEach((name, those) -> {
            part.folders.put(name, folder);
            add(name, those, part);
        });
        return part;
    }

    private static Part empty(Path folder) {
        return new Part(
                folder,
                new HashMap<>(),
                new TreeMap<>(new NaturalOrder()),
                new HashSet<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private void readClass(Path folder, String within, Part part) throws IOException {
        // some systems write the accents of file names apart from their letters
        String name = Normalizer.normalize(folder.getFileName().toString(), Normalizer.Form.NFC);
        if (name.indexOf(UNREADABLE) >= 0) {
            part.problems.add(Refusal.problem(
                    folder,
                    "the name of this folder cannot be read in this locale, whose letters are those of "
                            + System.getProperty("sun.jnu.encoding") + ". Maybe set LC_ALL=C.UTF-8, or rename it"));
            return;
        }
        if (part.folders.putIfAbsent(name, folder) != null) {
            part.problems.add(Refusal.problem(
                    folder,
                    "two folders here are called '" + name
                            + "', spelt with different characters of Unicode; put the images into one of them"));
            return;
        }
        int refused = part.noImages.size();
        List<Path> files = new ArrayList<>();
        Path inner = folder.resolve(within);
        for (Path entry : Files.isDirectory(inner) ? sorted(inner) : List.<Path>of()) {
            if (Files.isDirectory(entry)) {
                part.noImages.add(
                        Refusal.problem(entry, "a folder within a class; images lie directly in the class's folder"));
            } else {
                files.add(entry);
            }
        }
        add(name, files, part);
        if (part.images.get(name).isEmpty() && part.noImages.size() > refused) {
            part.emptied.add(name);
        }
    }

    /** Files that are said to be the images of a class. */
    private void add(String name, List<Path> files, Part part) {
        List<Found> images = new ArrayList<>();
        for (LookedAt look : LookedAt.all(files)) {
            if (look.obstacle().isEmpty()) {
                images.add(new Found(look.file(), look.wide()));
            } else if (!isStray(look)) {
                part.noImages.add(Refusal.problem(
                        look.file(),
                        "cannot be read as an image: " + look.obstacle().get()));
            }
        }
        part.images.put(name, images);
    }

    /** Counts it if so. */
    private boolean isStray(LookedAt look) {
        if (look.isNote()) {
            ignored.add(look.kind().equals(Optional.of(FileKind.EMPTY)) ? "empty" : "text");
        }
        return look.isNote();
    }

    private List<Path> sorted(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> !ignored.takes(entry.getFileName().toString()))
                    .sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
        }
    }
}
