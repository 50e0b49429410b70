package org.astrapia.data.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where images are kept: in memory while they are few, otherwise in the files of a folder, where the next run finds them
 * again.
 *
 * @param folder of the files; made when it is needed
 * @param memoryBytes of a data set's images, as many as which are kept in memory
 * @param segmentBytes largest part of a file that is mapped at once
 * @param say told what takes long
 */
public record Storage(Path folder, long memoryBytes, int segmentBytes, Consumer<String> say) {
    /** Names the folder; otherwise it is {@code astrapia} in {@code $XDG_CACHE_HOME} or {@code ~/.cache}. */
    public static final String FOLDER_VARIABLE = "ASTRAPIA_CACHE";

    /** System property for the number of bytes that are kept in memory. */
    public static final String MEMORY_PROPERTY = "astrapia.images.memory";

    /** System property that goes before {@link #FOLDER_VARIABLE}. */
    public static final String FOLDER_PROPERTY = "astrapia.images.folder";

    private static final long MOST_MEMORY_BYTES = 1L << 30;

    /** Images share Java's memory with the batches that are made of them. */
    private static final int SHARE_OF_HEAP = 3;

    /** That of this machine, which tells nothing. */
    public static Storage standard() {
        long usual = Math.min(MOST_MEMORY_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        return new Storage(
                folder(System.getenv()), Long.getLong(MEMORY_PROPERTY, usual), Integer.MAX_VALUE, message -> {});
    }

    private static Path folder(Map<String, String> environment) {
        String property = System.getProperty(FOLDER_PROPERTY, "");
        String own = property.isBlank() ? environment.getOrDefault(FOLDER_VARIABLE, "") : property;
        if (!own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        // the specification of base directories has relative paths passed over
        if (!caches.isBlank() && Path.of(caches).isAbsolute()) {
            return Path.of(caches, "astrapia");
        }
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isBlank() ? System.getProperty("user.home") : home, ".cache", "astrapia");
    }

    /** The same, which tells what takes long. */
    public Storage telling(Consumer<String> listener) {
        return new Storage(folder, memoryBytes, segmentBytes, listener);
    }

    /** Whether so many bytes of images are kept in memory. */
    public boolean keepsInMemory(long bytes) {
        return bytes <= memoryBytes;
    }

    /** Makes the images of a source in memory. */
    public Stored inMemory(ImageSource source, int imageBytes) {
        return HeapPixels.make(source, imageBytes);
    }
}
