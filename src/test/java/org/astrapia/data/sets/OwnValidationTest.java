package org.astrapia.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.astrapia.data.Dataset;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.npz.NpzSamples;
import org.astrapia.data.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that a data set has for validation are read where they are asked for, and else are not. */
class OwnValidationTest {
    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void twoClasses() throws IOException {
        folder = home.resolve("data");
        for (int i = 0; i < 4; i++) {
            for (String part : new String[] {"train", "val", "test"}) {
                draw(part + "/ant/" + i + ".png", 10 * i);
                draw(part + "/bee/" + i + ".png", 100 + 10 * i);
            }
        }
    }

    private void draw(String name, int grey) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            image.getRaster().setSample(i % 8, i / 8, 0, grey + name.length());
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private DatasetChoice choice() {
        return Choices.folder(folder, new FolderSettings(8, OnCorrupt.REFUSE, OptionalInt.empty()));
    }

    private Storage inFile() {
        return new Storage(home.resolve("cache"), 0, 4 * 32 * 32 * 3, message -> {});
    }

    @Test
    void aFolderHasThemInAFolderOfTheirOwn() throws IOException {
        Dataset plain = choice().load(1, Storage.standard());
        assertThat(plain.validation()).isEmpty();
        assertThat(plain.notes()).anyMatch(note -> note.contains("8 images are for validation"));

        for (Storage storage : new Storage[] {Storage.standard(), inFile(), inFile()}) {
            Dataset own = choice().validating().load(1, storage);
            assertThat(own.validation().orElseThrow().labels()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
            assertThat(own.validation().orElseThrow().names().of(5)).isEqualTo("val/bee/1.png");
            assertThat(own.validation().orElseThrow().image(5)[0] & 0xFF).isEqualTo(110 + "val/bee/1.png".length());
            assertThat(own.notes()).noneMatch(note -> note.contains("for validation"));
            assertThat(own.train().count()).isEqualTo(8);
        }
        assertThat(choice().validating().outline(1).available()).containsExactly(4, 4);

        draw("val/cow/1.png", 3);
        choice().load(1, Storage.standard());
        assertThatThrownBy(() -> choice().validating().load(1, Storage.standard()))
                .hasMessageContaining("class 'cow' is unknown");
        Files.delete(folder.resolve("val/cow/1.png"));
        Files.write(folder.resolve("val/ant/2.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        choice().load(1, Storage.standard());
        assertThatThrownBy(() -> choice().validating().load(1, Storage.standard()))
                .hasMessageContaining("cannot be read as an image");
    }

    @Test
    void arraysHaveThemUnderTheirName() throws IOException {
        NpzSamples npz = new NpzSamples();
        npz.grey("train_images", 8, 1, 2, 3, 4).labels("train_labels", 0, 1, 0, 1);
        npz.grey("val_images", 8, 7, 8, 9).labels("val_labels", 1, 1, 0);
        npz.grey("test_images", 8, 5, 6).labels("test_labels", 0, 1);
        DatasetChoice choice = Choices.of("npz", npz.write(home.resolve("a.npz")));
        assertThat(choice.load(1, Storage.standard()).validation()).isEmpty();
        for (Storage storage : new Storage[] {Storage.standard(), inFile()}) {
            Dataset own = choice.validating().load(1, storage);
            assertThat(own.validation().orElseThrow().labels()).containsExactly(1, 1, 0);
            assertThat(own.validation().orElseThrow().image(2)[0]).isEqualTo((byte) 9);
        }
    }

    @Test
    void aDataSetWithoutThemSaysSo() {
        assertThatThrownBy(() -> Choices.shapes(3, 2).validating().load(1, Storage.standard()))
                .hasMessageContaining("retrain.validation")
                .hasMessageContaining("own asks for the images that the data set has for validation, and it has none");
    }
}
