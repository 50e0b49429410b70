package org.astrapia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.astrapia.data.DataDescription.OnCorrupt;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void twoClasses() throws IOException {
        write("train/cat/b.png", 8, 8, new Color(1, 2, 3));
        write("train/cat/a.PNG", 8, 8, new Color(4, 5, 6));
        write("train/ant/c.jpg", 8, 8, new Color(200, 200, 200));
        write("test/cat/d.png", 8, 8, new Color(7, 8, 9));
    }

    @Test
    void classesAndImagesAreSortedByName() throws IOException {
        Files.writeString(folder.resolve("train/.hidden"), "ignored");
        Files.writeString(folder.resolve("train/cat/.hidden"), "ignored");

        Dataset dataset = read(4, OnCorrupt.REFUSE);

        assertThat(dataset.classes()).containsExactly("ant", "cat");
        assertThat(dataset.train().labels()).containsExactly(0, 1, 1);
        assertThat(dataset.test().labels())
                .as("a class may be missing in the test")
                .containsExactly(1);
        assertThat(pixel(dataset.train(), 1)).containsExactly(4, 5, 6);
        assertThat(pixel(dataset.train(), 2)).containsExactly(1, 2, 3);
        assertThat(pixel(dataset.train(), 0)[0]).isBetween(198, 202);
        assertThat(dataset.skipped()).isZero();
    }

    @Test
    void everythingThatDoesNotBelongIsNamedAtOnce() throws IOException {
        Files.writeString(folder.resolve("train/ant/notes.txt"), "text");
        Files.createDirectories(folder.resolve("train/ant/deeper"));
        Files.createDirectories(folder.resolve("train/empty"));

        assertThatThrownBy(() -> read(4, OnCorrupt.REFUSE))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::at)
                                .extracting(at ->
                                        folder.relativize(Path.of(at.file())).toString())
                                .containsExactly("train/ant/deeper", "train/ant/notes.txt", "train/empty"));
    }

    @Test
    void aTestClassThatTrainingDoesNotKnowIsRefused() throws IOException {
        write("test/dog/e.png", 8, 8, Color.RED);

        assertThatThrownBy(() -> read(4, OnCorrupt.REFUSE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("class 'dog' is unknown: train has ant, cat");
    }

    @Test
    void corruptImagesAreRefusedByNameOrSkippedAndCounted() throws IOException {
        Files.writeString(folder.resolve("train/cat/text.png"), "this is no picture");
        Files.write(folder.resolve("train/cat/nothing.jpg"), new byte[0]);
        write("train/cat/photo.jpg", 64, 64, Color.BLUE);
        cutOff("train/cat/photo.jpg", 0.9);
        write("train/cat/drawing.png", 64, 64, Color.BLUE);
        cutOff("train/cat/drawing.png", 0.5);

        assertThatThrownBy(() -> read(4, OnCorrupt.REFUSE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("text.png:1:1: cannot be read as an image: neither JPEG nor PNG")
                .hasMessageContaining("nothing.jpg:1:1: cannot be read as an image: the file is empty")
                .hasMessageContaining("photo.jpg")
                .hasMessageContaining("drawing.png");

        Dataset dataset = read(4, OnCorrupt.SKIP);
        assertThat(dataset.skipped()).isEqualTo(4);
        assertThat(dataset.train().labels()).containsExactly(0, 1, 1);
        assertThat(pixel(dataset.train(), 2)).containsExactly(1, 2, 3);
    }

    @Test
    void aClassOfWhichNothingIsLeftIsRefused() throws IOException {
        cutOff("train/ant/c.jpg", 0.3);

        assertThatThrownBy(() -> read(4, OnCorrupt.SKIP))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ant:1:1: has no image that can be read");
    }

    private Dataset read(int side, OnCorrupt onCorrupt) {
        return new FolderReader(side, onCorrupt).read(folder);
    }

    private void write(String name, int width, int height, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, colour.getRGB());
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.endsWith("jpg") ? "jpeg" : "png", file.toFile());
    }

    private void cutOff(String name, double share) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        Files.write(folder.resolve(name), Arrays.copyOf(bytes, (int) (bytes.length * share)));
    }

    private static int[] pixel(Images images, int image) {
        int first = image * images.bytesPerImage();
        return new int[] {
            images.pixels()[first] & 0xFF, images.pixels()[first + 1] & 0xFF, images.pixels()[first + 2] & 0xFF
        };
    }
}
