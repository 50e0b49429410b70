package org.astrapia.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.data.Normalization;
import org.astrapia.data.Pictures;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set is the same in memory and in a file. */
class PendingDatasetReaderTest {
    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void threeClasses() throws IOException {
        folder = home.resolve("data");
        int number = 0;
        for (String name : List.of("ant", "bee", "cat")) {
            for (int i = 0; i < 5; i++) {
                picture("train/" + name + "/" + i + ".png", number++);
                picture("test/" + name + "/" + i + ".png", number++);
            }
        }
    }

    @Test
    void whatLiesInAFileIsWhatWouldLieInMemory() throws IOException {
        requireSame(read(inMemory(), OnCorrupt.REFUSE), read(inFile(), OnCorrupt.REFUSE));
        requireSame(read(inMemory(), OnCorrupt.REFUSE), read(inFile(), OnCorrupt.REFUSE)); // found again
        assertThat(cached()).hasSize(1);

        Path damaged = folder.resolve("train/bee/2.png");
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 100));
        requireSame(read(inMemory(), OnCorrupt.SKIP), read(inFile(), OnCorrupt.SKIP));
        assertThat(read(inFile(), OnCorrupt.SKIP).skipped()).isEqualTo(1);
        assertThatThrownBy(() -> read(inFile(), OnCorrupt.REFUSE)).hasMessageContaining("cannot be read as an image");
        assertThat(cached()).hasSize(2);
    }

    @Test
    void drawnPicturesAreTheSameToo() {
        requireSame(
                Choices.shapes(3, 2).load(1, inMemory()), Choices.shapes(3, 2).load(1, inFile()));
    }

    @Test
    void batchesAreTheSame() {
        List<float[]> batches = Stream.of(inMemory(), inFile())
                .map(storage -> read(storage, OnCorrupt.REFUSE).train())
                .map(images -> new BatchSource(
                        images,
                        Pictures.all(images),
                        List.of(List.of(new Augmentation.Flip())),
                        Normalization.of(images, Pictures.all(images)),
                        15,
                        1,
                        2))
                .map(source -> {
                    try (Epoch epoch = source.open(0, 0)) {
                        return epoch.next().images();
                    }
                })
                .toList();
        assertThat(batches.get(1)).isEqualTo(batches.get(0));
    }

    @Test
    void anotherFileAnotherSizeOrAnotherTimeIsAnotherDataSet() throws IOException {
        read(inFile(), OnCorrupt.REFUSE);
        Choices.folder(folder, new FolderSettings(12, OnCorrupt.REFUSE, OptionalInt.empty()))
                .load(1, inFile());
        assertThat(cached()).hasSize(2);

        Path file = folder.resolve("train/ant/0.png");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        read(inFile(), OnCorrupt.REFUSE);
        assertThat(cached()).hasSize(3);

        Files.delete(file);
        requireSame(read(inMemory(), OnCorrupt.REFUSE), read(inFile(), OnCorrupt.REFUSE));
        assertThat(cached()).hasSize(4);
    }

    @Test
    void decodingIsWhatItWas() {
        assertThat(read(inMemory(), OnCorrupt.REFUSE).digest())
                .as("raise ImageDecoder.REVISION when images become other pixels: decoded ones are kept")
                .isEqualTo("7be07e2721563610d18903182cd5ce29da5818d753f932ba7b6c8350fc804f4d");
    }

    private Storage inMemory() {
        return new Storage(home.resolve("cache"), Long.MAX_VALUE, Integer.MAX_VALUE, message -> {});
    }

    /** In segments of four large images, or of many small ones. */
    private Storage inFile() {
        return new Storage(home.resolve("cache"), 0, 4 * 32 * 32 * 3, message -> {});
    }

    private Dataset read(Storage storage, OnCorrupt onCorrupt) {
        return Choices.folder(folder, new FolderSettings(8, onCorrupt, OptionalInt.empty()))
                .load(1, storage);
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("cache"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".images"))
                    .toList();
        }
    }

    private static void requireSame(Dataset expected, Dataset actual) {
        assertThat(actual.digest()).isEqualTo(expected.digest());
        assertThat(actual.classes()).isEqualTo(expected.classes());
        assertThat(actual.skipped()).isEqualTo(expected.skipped());
        requireSame(expected.train(), actual.train());
        requireSame(expected.test(), actual.test());
    }

    private static void requireSame(Images expected, Images actual) {
        assertThat(actual.labels()).isEqualTo(expected.labels());
        for (int i = 0; i < expected.count(); i++) {
            assertThat(Arrays.equals(actual.image(i), expected.image(i))).isTrue();
        }
    }

    private void picture(String name, int seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(11, 9, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 99; i++) {
            image.setRGB(i % 11, i / 11, random.nextInt(1 << 24));
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
