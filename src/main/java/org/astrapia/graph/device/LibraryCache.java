package org.astrapia.graph.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipFile;
import org.astrapia.graph.device.CachePlaces.Place;
import org.astrapia.graph.device.NativeLibraries.Library;

/**
 * Unpacks native libraries, each version once, into {@code FOLDER/NAME/DIGEST/}. A library gets its name when all of it is on
 * the disk, and what has its name is never written again: a process that runs from it cannot lose it, whoever else starts,
 * in whatever time zone, and whoever is killed.
 */
final class LibraryCache {
    private static final String PART = ".part";

    private LibraryCache() {}

    /**
     * Looks for the folder that holds the libraries, and unpacks what it lacks.
     *
     * @param candidates where they may be kept
     * @param say is told when that takes a while
     * @throws NativesException when they cannot be unpacked anywhere, or not be run from there
     */
    static Path unpack(NativeLibraries libraries, CachePlaces candidates, Consumer<String> say) {
        List<String> failures = new ArrayList<>();
        IOException last = new IOException();
        for (Place place : candidates.places()) {
            String where = "";
            try {
                Path root = place.folder();
                where = " into " + root;
                Path folder = root.resolve(libraries.name()).resolve(libraries.digest());
                if (!libraries.missingIn(folder).isEmpty()) {
                    failures.forEach(
                            failure -> say.accept(failure + ". " + candidates.setting() + " names another folder."));
                    unpack(libraries, folder, say);
                }
                return folder;
            } catch (IOException e) {
                failures.add(libraries.what() + " cannot be unpacked" + where + ": " + CachePlaces.reason(e));
                last = e;
            }
        }
        throw new NativesException(
                String.join("; ", failures) + ". Maybe set " + candidates.setting() + " to a folder with "
                        + NativeLibraries.size(libraries.libraries()) + " of space from which programs may be run.",
                last);
    }

    private static synchronized void unpack(NativeLibraries libraries, Path folder, Consumer<String> say)
            throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolveSibling(".lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            boolean locked = lock(channel, libraries, say);
            if (locked) { // then nobody else is at it, and what is there was left by somebody who was killed
                deleteParts(folder);
            }
            List<Library> missing = libraries.missingIn(folder);
            if (!missing.isEmpty()) {
                requireRunnable(folder);
                requireSpace(folder, missing);
                say.accept("unpacking " + libraries.what() + " into " + folder + " (" + NativeLibraries.size(missing)
                        + ", once) …");
                unpack(libraries.jar(), missing, folder);
                tellOthers(folder, say);
            }
        }
    }

    /** Whether there is a lock; a network's file system may know none, and then two processes may do the work twice. */
    private static boolean lock(FileChannel channel, NativeLibraries libraries, Consumer<String> say) {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                say.accept("waiting for another process, which unpacks " + libraries.what() + " …");
                lock = channel.lock();
            }
            return lock.isValid();
        } catch (IOException unknown) {
            return false;
        }
    }

    /** The system says of a file on a disk mounted noexec that it cannot be executed, whatever its permissions. */
    private static void requireRunnable(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "try", PART);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            if (!Files.isExecutable(file)) {
                throw new IOException("programs and libraries cannot be run from there (is it mounted noexec?)");
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void requireSpace(Path folder, List<Library> missing) throws IOException {
        FileStore store = Files.getFileStore(folder);
        long needed = missing.stream().mapToLong(Library::bytes).sum();
        if (store.getTotalSpace() > 0 && store.getUsableSpace() < needed) { // some file systems do not tell
            throw new IOException("there is no space: " + NativeLibraries.size(needed) + " are needed, and "
                    + NativeLibraries.size(store.getUsableSpace()) + " are free");
        }
    }

    private static void deleteParts(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void unpack(Path jar, List<Library> missing, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Library library : missing) {
                Path part = folder.resolve(library.file() + "-" + UUID.randomUUID() + PART);
                try (InputStream in = zip.getInputStream(zip.getEntry(library.entry()))) {
                    write(in, library, part);
                    Files.move(part, folder.resolve(library.file()), StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** Writes it through to the disk: a machine that fails now must not leave a name without its content. */
    private static void write(InputStream in, Library library, Path part) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            checked.transferTo(out);
            channel.force(true);
        }
        if (checked.getChecksum().getValue() != library.crc()) {
            throw new IOException(library.entry() + " is damaged in its jar");
        }
    }

    /** Other versions stay until somebody deletes them: a process may run from them. */
    private static void tellOthers(Path folder, Consumer<String> say) throws IOException {
        try (Stream<Path> all = Files.list(Objects.requireNonNull(folder.getParent()))) {
            String others = all.filter(each -> Files.isDirectory(each) && !each.equals(folder))
                    .sorted()
                    .map(Path::toString)
                    .reduce("", (text, each) -> text + " " + each);
            if (!others.isEmpty()) {
                say.accept("other versions are kept beside it; when no run needs them: rm -r" + others);
            }
        }
    }
}
