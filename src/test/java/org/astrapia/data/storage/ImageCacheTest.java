package org.astrapia.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCacheTest {
    private static final int BYTES = 7;

    /** So that twenty images lie in seven segments. */
    private static final int SEGMENT = 3 * BYTES;

    @TempDir
    private Path home;

    private final List<String> told = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void whatIsWrittenIsReadAgainInAllItsSegments() {
        CacheEntry entry = open("a");

        requireImages(entry.parts().get(0), 20);
        requireImages(entry.parts().get(1), 4);
        assertThat(entry.about()).containsExactly(1, 2, 3);
        assertThat(told).singleElement().asString().contains("decoding images into " + file("a"));
    }

    @Test
    void whatCannotBeMadeIsLeftOut() {
        ImageCache cache = new ImageCache(storage(), "a");
        List<int[]> kept = new ArrayList<>();
        CacheEntry entry = cache.open(BYTES, 100, writer -> {
            kept.add(writer.write(source(5, 1, 3)).kept());
            return new byte[0];
        });

        assertThat(kept.get(0)).containsExactly(0, 2, 4);
        assertThat(image(entry.parts().get(0), 1)).isEqualTo(pixels(2));
    }

    @Test
    void itIsMadeOnce() {
        open("a");
        open("a");
        open("b");

        assertThat(made).hasValue(2);
    }

    @Test
    void aFileThatIsNotWholeIsMadeAnew() throws IOException {
        open("a");
        for (int cut : new int[] {1, 30, 100}) {
            byte[] all = Files.readAllBytes(file("a"));
            Files.write(file("a"), Arrays.copyOf(all, all.length - cut));
            requireImages(open("a").parts().get(0), 20);
        }
        assertThat(made).hasValue(4);
    }

    @Test
    void whoFailsLeavesNothingAndTheNextOneBeginsAnew() throws IOException {
        ImageCache cache = new ImageCache(storage(), "a");
        assertThatThrownBy(() -> cache.open(BYTES, 100, writer -> {
                    writer.write(source(9));
                    throw new IllegalStateException("damaged");
                }))
                .hasMessage("damaged");

        assertThat(bytesOf(home.resolve("cache"))).isZero();
        requireImages(open("a").parts().get(0), 20);
    }

    @Test
    void thoseWhoWantTheSameAtOnceWaitForOneAnother() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        Callable<CacheEntry> opening = () -> {
            together.await();
            return open("a");
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<CacheEntry> entry : threads.invokeAll(List.of(opening, opening, opening, opening))) {
                requireImages(entry.get().parts().get(0), 20);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void whatNobodyUsedForLongGoesWhenAnotherIsMade() throws IOException {
        open("old");
        CacheEntry open = open("used");
        Files.setLastModifiedTime(file("old"), FileTime.from(Instant.now().minus(ImageCache.KEPT.plusDays(1))));
        Files.setLastModifiedTime(file("used"), FileTime.from(Instant.now().minus(ImageCache.KEPT.plusDays(1))));
        open("used");
        Files.write(file("killed").resolveSibling("killed.images.partial"), new byte[1000]);

        open("new");

        assertThat(file("old")).doesNotExist();
        assertThat(file("used")).exists();
        assertThat(file("killed").resolveSibling("killed.images.partial")).isEmptyFile();
        Files.delete(file("used"));
        requireImages(open.parts().get(0), 20);
    }

    @Test
    void aFolderWithoutRoomIsNamedWithTheWayOut() throws IOException {
        ImageCache cache = new ImageCache(storage(), "a");
        assertThatThrownBy(() -> cache.open(BYTES, Long.MAX_VALUE, writer -> new byte[0]))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(home.resolve("cache").toString())
                .hasMessageContaining("whose disk has room for")
                .hasMessageContaining("ASTRAPIA_CACHE=DIR");

        Files.writeString(home.resolve("cache"), "a file");
        assertThat(cache.obstacle(1)).get().asString().contains("is no folder that can be written to");
    }

    @Test
    void aDiskThatIsFullIsTold() {
        ImageCache cache = new ImageCache(storage(), "a");
        assertThatThrownBy(() -> cache.open(BYTES, 100, writer -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the file cannot be written: No space left on device")
                .hasMessageContaining("ASTRAPIA_CACHE=DIR");
    }

    private CacheEntry open(String identity) {
        return new ImageCache(storage(), identity).open(BYTES, 24 * BYTES, writer -> {
            made.incrementAndGet();
            writer.write(source(20));
            writer.write(source(4));
            return new byte[] {1, 2, 3};
        });
    }

    private Storage storage() {
        return new Storage(home.resolve("cache"), 0, SEGMENT, told::add);
    }

    private Path file(String identity) {
        return home.resolve("cache").resolve(identity + ".images");
    }

    private static ImageSource source(int count, Integer... damaged) {
        return new ImageSource() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public boolean write(int image, byte[] target, int start) {
                System.arraycopy(pixels(image), 0, target, start, BYTES);
                return !List.of(damaged).contains(image);
            }
        };
    }

    private static byte[] pixels(int image) {
        byte[] pixels = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            pixels[i] = (byte) (10 * image + i);
        }
        return pixels;
    }

    private static byte[] image(Pixels pixels, int image) {
        byte[] copy = new byte[BYTES];
        pixels.read(image, copy);
        return copy;
    }

    private static void requireImages(Pixels pixels, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(image(pixels, i)).isEqualTo(pixels(i));
        }
    }

    private static long bytesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
