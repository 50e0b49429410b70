package org.astrapia.data.sets.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.language.FileKind;

/**
 * What the first bytes of a file say of it; its name does not count.
 *
 * @param kind missing where there is nothing to look at
 * @param obstacle why it is no image that is read; empty when it is one
 * @param wide whether it may have 16 bits a value
 */
public record LookedAt(Path file, Optional<FileKind> kind, Optional<String> obstacle, boolean wide) {
    /** Endings by which a file claims to be an image. */
    private static final Set<String> ENDINGS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "tif", "tiff", "webp", "ppm", "pgm", "pbm", "pnm",
            "avif", "heic", "heif", "jp2", "jxl");

    /** Many small reads wait for the disk: they wait at the same time. */
    public static List<LookedAt> all(List<Path> files) {
        return files.parallelStream().map(LookedAt::of).toList();
    }

    public static LookedAt of(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return unseen(file, "it is neither a file nor a folder");
            }
            byte[] head = FileKind.head(file);
            FileKind kind = FileKind.of(head);
            return new LookedAt(
                    file,
                    Optional.of(kind),
                    ImageDecoder.obstacle(file, kind, head),
                    ImageDecoder.mayBeWide(kind, head));
        } catch (AccessDeniedException e) {
            return unseen(file, "you may not read it");
        } catch (NoSuchFileException e) {
            return unseen(
                    file, Files.isSymbolicLink(file) ? "it is a link to a file that is not there" : "it is not there");
        } catch (IOException e) {
            return unseen(file, e.getMessage());
        }
    }

    private static LookedAt unseen(Path file, String obstacle) {
        return new LookedAt(file, Optional.empty(), Optional.of(obstacle), false);
    }

    /** Whether it is one of the notes and tables that do not claim to be images. */
    public boolean isNote() {
        return kind.isPresent() && !claimsImage() && (kind.get().isText() || kind.get() == FileKind.EMPTY);
    }

    private boolean claimsImage() {
        String name = file.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
