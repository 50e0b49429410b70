package org.astrapia.graph.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small jar of files that are called like libraries, and a process that unpacks it. */
final class SampleLibraries {
    static final String SMALL = "libsmall.so";
    static final String LARGE = "liblarge.so.2";
    static final int SMALL_BYTES = 10_000;

    private SampleLibraries() {}

    /** Unpacks a jar into a folder and prints what is said of it. */
    public static void main(String[] arguments) {
        LibraryCache.unpack(in(Path.of(arguments[0])), places(Path.of(arguments[1])), System.out::println);
    }

    static NativeLibraries in(Path jar) {
        return NativeLibraries.in(
                jar,
                "org/sample/",
                "the sample",
                "sample",
                file -> file.equals(SMALL) ? 0 : file.equals(LARGE) ? 1 : -1);
    }

    static CachePlaces places(Path root) {
        return new CachePlaces(List.of(() -> root), "NOTHING");
    }

    /**
     * Writes the jar.
     *
     * @param seed of the small library's content
     * @param megabytes of zeros that the large one is made of
     */
    static Path write(Path jar, long seed, int megabytes) throws IOException {
        byte[] small = new byte[SMALL_BYTES];
        new Random(seed).nextBytes(small);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(zip, "org/sample/readme.txt", new byte[1], 1);
            put(zip, "org/sample/" + SMALL, small, 1);
            put(zip, "org/sample/" + LARGE, new byte[1 << 20], megabytes);
            put(zip, "org/sample/deeper/" + SMALL, small, 1);
        }
        return jar;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content, int times) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        for (int i = 0; i < times; i++) {
            zip.write(content);
        }
        zip.closeEntry();
    }

    /** A process that unpacks the jar in a time zone. */
    static Process start(Path jar, Path root, String zone) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=" + zone,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SampleLibraries.class.getName(),
                        jar.toString(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
    }
}
