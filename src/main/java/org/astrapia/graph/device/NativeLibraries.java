package org.astrapia.graph.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.zip.ZipFile;

/**
 * Native libraries as a jar holds them.
 *
 * @param what they are, in a sentence
 * @param name of the folder that all versions of them share
 * @param jar in which they lie
 * @param libraries in the order in which they are loaded
 */
record NativeLibraries(String what, String name, Path jar, List<Library> libraries) {
    private static final int DIGITS = 12;
    private static final double MB = 1e6;

    /**
     * One library.
     *
     * @param entry of the jar
     * @param bytes when it is unpacked
     * @param crc of its content, as the jar has it
     */
    record Library(String entry, long bytes, long crc) {
        String file() {
            return entry.substring(entry.lastIndexOf('/') + 1);
        }

        /** Whether it lies in this folder as a whole. Times do not count: another time zone would change them. */
        boolean isWholeIn(Path folder) throws IOException {
            try {
                BasicFileAttributes file = Files.readAttributes(
                        folder.resolve(file()), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return file.isRegularFile() && file.size() == bytes;
            } catch (NoSuchFileException missing) {
                return false;
            }
        }
    }

    NativeLibraries {
        libraries = List.copyOf(libraries);
    }

    /** The jar of the class path that holds this entry; empty when none does. */
    static Optional<Path> jarOf(String entry) {
        URL resource = NativeLibraries.class.getClassLoader().getResource(entry);
        if (resource == null) {
            return Optional.empty();
        }
        try {
            return resource.openConnection() instanceof JarURLConnection jar
                    ? Optional.of(Path.of(jar.getJarFileURL().toURI()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader made this address: " + resource, e);
        }
    }

    /**
     * Looks for libraries in a jar.
     *
     * @param folder of the jar, with a slash at its end
     * @param rank of a file by its name; the lower is loaded first, and one below 0 is left out
     */
    static NativeLibraries in(Path jar, String folder, String what, String name, ToIntFunction<String> rank) {
        ToIntFunction<Library> ofLibrary = library -> rank.applyAsInt(library.file());
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<Library> libraries = zip.stream()
                    .filter(entry -> entry.getName().startsWith(folder)
                            && entry.getName().indexOf('/', folder.length()) < 0)
                    .map(entry -> new Library(entry.getName(), entry.getSize(), entry.getCrc()))
                    .filter(library -> ofLibrary.applyAsInt(library) >= 0)
                    .sorted(Comparator.comparingInt(ofLibrary).thenComparing(Library::entry))
                    .toList();
            return new NativeLibraries(what, name, jar, libraries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same digits for the same libraries, wherever their jar lies: of SHA-256 over names, sizes and checksums. */
    String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Library library : libraries) {
                String line = library.file() + " " + library.bytes() + " " + library.crc() + "\n";
                sha.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Those that a folder lacks, or has only a part of. */
    List<Library> missingIn(Path folder) throws IOException {
        List<Library> missing = new ArrayList<>();
        for (Library library : libraries) {
            if (!library.isWholeIn(folder)) {
                missing.add(library);
            }
        }
        return missing;
    }

    /** Bytes of libraries, for people: {@code 683 MB}. */
    static String size(List<Library> libraries) {
        return size(libraries.stream().mapToLong(Library::bytes).sum());
    }

    /** Bytes for people, of 1000 to the kilobyte. */
    static String size(long bytes) {
        return bytes < 1000 * MB
                ? String.format(Locale.ROOT, "%.0f MB", bytes / MB)
                : String.format(Locale.ROOT, "%.1f GB", bytes / MB / 1000);
    }
}
