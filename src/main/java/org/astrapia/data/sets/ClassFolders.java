package org.astrapia.data.sets;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.astrapia.data.Refusal;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.language.FileKind;
import org.astrapia.language.Problem;

/**
 * Reads the names below {@code train/} or {@code test/}, and the first bytes of every file: they decide what it is, not its
 * name. Classes are in {@link NaturalOrder}, files sorted by name.
 */
final class ClassFolders {
    /**
     * What lies in one part.
     *
     * @param folder {@code train} or {@code test}
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

    /** Endings by which a file claims to be an image. */
    private static final Set<String> ENDINGS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "tif", "tiff", "webp", "ppm", "pgm", "pbm", "pnm",
            "avif", "heic", "heif", "jp2", "jxl");

    /** In the place of what is no letter of the locale. */
    private static final char UNREADABLE = '\uFFFD';

    /** A file, and why it is no image that is read; the kind is missing where there is nothing to look at. */
    private record Look(Path file, Optional<FileKind> kind, Optional<String> obstacle, boolean wide) {
        static Look unseen(Path file, String obstacle) {
            return new Look(file, Optional.empty(), Optional.of(obstacle), false);
        }

        /** Notes and tables that do not claim to be images. */
        boolean isNote() {
            return kind.isPresent() && !claimsImage(file) && (kind.get().isText() || kind.get() == FileKind.EMPTY);
        }
    }

    private final IgnoredFiles ignored;

    ClassFolders(IgnoredFiles ignored) {
        this.ignored = ignored;
    }

    Part read(Path folder) throws IOException {
        Part part = new Part(
                folder,
                new HashMap<>(),
                new TreeMap<>(new NaturalOrder()),
                new HashSet<>(),
                new ArrayList<>(),
                new ArrayList<>());
        if (!Files.isDirectory(folder)) {
            part.problems.add(Refusal.problem(
                    folder,
                    "there is no such folder; expected are train/CLASS/IMAGE and test/CLASS/IMAGE"
                            + MissingFolderHint.hint(
                                    folder, folder.getParent() == null ? List.of() : sorted(folder.getParent()))));
            return part;
        }
        List<Path> beside = new ArrayList<>();
        for (Path entry : sorted(folder)) {
            if (Files.isDirectory(entry)) {
                readClass(entry, part);
            } else {
                beside.add(entry);
            }
        }
        for (Look look : looks(beside)) {
            if (isStray(look)) {
                continue;
            }
            part.noImages.add(
                    Refusal.problem(look.file, "a file next to the class folders; images belong inside those"));
        }
        if (part.images.isEmpty()) {
            part.problems.add(Refusal.problem(folder, "has no folders; expected is one for each class"));
        }
        return part;
    }

    private void readClass(Path folder, Part part) throws IOException {
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
        for (Path entry : sorted(folder)) {
            if (Files.isDirectory(entry)) {
                part.noImages.add(
                        Refusal.problem(entry, "a folder within a class; images lie directly in the class's folder"));
            } else {
                files.add(entry);
            }
        }
        List<Found> images = new ArrayList<>();
        for (Look look : looks(files)) {
            if (look.obstacle.isEmpty()) {
                images.add(new Found(look.file, look.wide));
            } else if (!isStray(look)) {
                part.noImages.add(Refusal.problem(look.file, "cannot be read as an image: " + look.obstacle.get()));
            }
        }
        part.images.put(name, images);
        if (images.isEmpty() && part.noImages.size() > refused) {
            part.emptied.add(name);
        }
    }

    /** Counts it if so. */
    private boolean isStray(Look look) {
        if (look.isNote()) {
            ignored.add(look.kind.equals(Optional.of(FileKind.EMPTY)) ? "empty" : "text");
        }
        return look.isNote();
    }

    private static boolean claimsImage(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Many small reads wait for the disk: they wait at the same time. */
    private static List<Look> looks(List<Path> files) {
        return files.parallelStream().map(ClassFolders::look).toList();
    }

    private static Look look(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return Look.unseen(file, "it is neither a file nor a folder");
            }
            byte[] head = FileKind.head(file);
            FileKind kind = FileKind.of(head);
            return new Look(
                    file,
                    Optional.of(kind),
                    ImageDecoder.obstacle(file, kind, head),
                    ImageDecoder.mayBeWide(kind, head));
        } catch (AccessDeniedException e) {
            return Look.unseen(file, "you may not read it");
        } catch (NoSuchFileException e) {
            return Look.unseen(file, "it is a link to a file that is not there");
        } catch (IOException e) {
            return Look.unseen(file, e.getMessage());
        }
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
