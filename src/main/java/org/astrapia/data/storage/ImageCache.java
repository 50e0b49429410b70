package org.astrapia.data.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;

/**
 * The files of decoded images. Each is named after all that its pixels depend on, is whole from the moment on at which it
 * has its name, and is never changed. One that no run has opened for {@link #KEPT} is deleted when another is made.
 */
public final class ImageCache {
    static final Duration KEPT = Duration.ofDays(30);

    private static final String ENDING = ".images";
    private static final double GB = 1e9;

    private final Storage storage;
    private final Path file;

    /**
     * @param identity in letters and digits, of all that the pixels depend on
     */
    public ImageCache(Storage storage, String identity) {
        this.storage = storage;
        this.file = storage.folder().resolve(identity + ENDING);
    }

    /** Makes the images. */
    public interface Maker {
        /** Writes all parts, and gives what is to be kept beside them. */
        byte[] make(CacheWriter writer) throws IOException;
    }

    /**
     * The images, made now if nobody made them before.
     *
     * @param imageBytes of each image
     * @param bytes of all images at most
     * @throws InvalidInputException when the folder cannot take them
     */
    public CacheEntry open(int imageBytes, long bytes, Maker maker) {
        Optional<CacheEntry> found = find();
        if (found.isPresent()) {
            return found.get();
        }
        obstacle(bytes).ifPresent(problem -> {
            throw new InvalidInputException(List.of(problem));
        });
        try {
            makeFolder();
            removeOld();
            return make(imageBytes, bytes, maker);
        } catch (IOException e) {
            throw new InvalidInputException(List.of(problem(
                    bytes,
                    "and the file cannot be written: "
                            + Optional.ofNullable(e.getMessage())
                                    .orElse(e.getClass().getSimpleName()))));
        }
    }

    private CacheEntry make(int imageBytes, long bytes, Maker maker) throws IOException {
        try (Partial partial = Partial.open(file, storage.say())) {
            Optional<CacheEntry> found = find(); // by the process that was waited for
            if (found.isPresent()) {
                return found.get();
            }
            storage.say().accept(String.format(Locale.ROOT, "decoding images into %s (%.1f GB) …", file, bytes / GB));
            CacheWriter writer = new CacheWriter(partial.channel(), imageBytes, storage.segmentBytes(), storage.say());
            writer.end(maker.make(writer));
            partial.finish(file);
        }
        return find().orElseThrow(() -> new IOException(file + " was changed by another program"));
    }

    private Optional<CacheEntry> find() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file)) {
            Optional<CacheEnd> end = CacheEnd.read(channel);
            if (end.isEmpty()) {
                return Optional.empty();
            }
            List<Pixels> parts = new ArrayList<>();
            long start = 0;
            int imageBytes = end.get().imageBytes();
            for (int images : end.get().parts()) {
                parts.add(MappedPixels.map(channel, start, images, imageBytes, storage.segmentBytes()));
                start += (long) images * imageBytes;
            }
            noteUse();
            return Optional.of(new CacheEntry(parts, end.get().about()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Its time says when a run used it last; in a folder that is only read it stays as it is. */
    private void noteUse() throws IOException {
        if (Files.isWritable(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        }
    }

    /**
     * Why the images could not be kept here; empty when they are here already, or could be.
     *
     * @param bytes of all images
     */
    public Optional<Problem> obstacle(long bytes) {
        if (find().isPresent()) {
            return Optional.empty();
        }
        Path existing = storage.folder();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Optional.of(problem(bytes, "and " + existing + " is no folder that can be written to"));
        }
        try {
            long room = Files.getFileStore(existing).getUsableSpace();
            return room >= bytes
                    ? Optional.empty()
                    : Optional.of(
                            problem(bytes, String.format(Locale.ROOT, "whose disk has room for %.1f GB", room / GB)));
        } catch (IOException unknown) { // then writing will tell
            return Optional.empty();
        }
    }

    private Problem problem(long bytes, String why) {
        String message = String.format(
                Locale.ROOT,
                "the decoded images take %.1f GB, and at most %.1f GB are kept in memory, so they belong into this folder,"
                        + " %s. Maybe name another folder: %s=DIR, or delete files here that are not needed",
                bytes / GB,
                storage.memoryBytes() / GB,
                why,
                Storage.FOLDER_VARIABLE);
        Position at = Position.ofWhole(storage.folder().toString());
        return new Problem(Problem.Severity.ERROR, at, "", 1, message, List.of());
    }

    /** Pictures of people are nobody else's business. */
    private void makeFolder() throws IOException {
        Path folder = storage.folder();
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private void removeOld() throws IOException {
        Instant oldest = Instant.now().minus(KEPT);
        try (Stream<Path> files = Files.list(storage.folder())) {
            for (Path other : files.filter(Files::isWritable).toList()) {
                removeOld(other, oldest);
            }
        }
    }

    private static void removeOld(Path other, Instant oldest) throws IOException {
        String name = other.getFileName().toString();
        try {
            if (name.endsWith(ENDING)
                    && Files.getLastModifiedTime(other).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(other);
            } else if (name.endsWith(ENDING + Partial.ENDING)) {
                Partial.emptyIfAbandoned(other);
            }
        } catch (NoSuchFileException gone) {
            // since it was listed, another process has deleted it, or finished it and so given it its name
        }
    }
}
