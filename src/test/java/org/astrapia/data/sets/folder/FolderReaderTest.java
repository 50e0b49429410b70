package org.astrapia.data.sets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.storage.Storage;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
    private static final FolderSettings SETTINGS = new FolderSettings(32, OnCorrupt.REFUSE, OptionalInt.empty());

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
        Files.createDirectories(folder.resolve("train/ant/deeper"));
        Files.createDirectories(folder.resolve("train/empty"));
        Files.write(folder.resolve("train/ant/all.zip"), new byte[] {'P', 'K', 3, 4});
        Files.writeString(folder.resolve("test/cat/page.jpg"), "<html><body>404</body></html>");
        write("test/beside.png", 8, 8, Color.RED);

        assertThat(refused(OnCorrupt.REFUSE))
                .containsExactly(
                        "train/ant/deeper a folder within a class; images lie directly in the class's folder",
                        "train/ant/all.zip cannot be read as an image: it is a zip archive. Maybe unpack it: `unzip all.zip`",
                        "test/cat/page.jpg cannot be read as an image: it is an HTML page. Maybe a download was answered with it",
                        "test/beside.png a file next to the class folders; images belong inside those",
                        "train/empty has no images; a class needs at least one for training. Maybe delete this folder, or"
                                + " leave it out: data.folder.on-corrupt=skip");

        Files.delete(folder.resolve("train/ant/all.zip"));
        assertThatThrownBy(() -> FolderListing.of(folder, SETTINGS, 1, false))
                .as("a check refuses what a run refuses")
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.problems()).hasSize(4));
    }

    @Test
    void whatSystemsAndPeopleLeaveIsPassedOverAndCounted() throws IOException {
        for (String name : List.of(
                "train/desktop.ini",
                "train/ant/Thumbs.db",
                "train/ant/.DS_Store",
                "train/cat/.hidden",
                "test/cat/Thumbs.db")) {
            Files.write(folder.resolve(name), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11});
        }
        for (String name :
                List.of("train/ant/@eaDir", "train/__MACOSX", "test/$RECYCLE.BIN", "train/System Volume Information")) {
            Files.createDirectories(folder.resolve(name));
            write(name + "/inside.png", 8, 8, Color.RED);
        }
        Files.writeString(folder.resolve("train/labels.csv"), "file,label");
        Files.writeString(folder.resolve("train/cat/README"), "für alle");
        Files.write(folder.resolve("train/LICENSE"), new byte[0]);
        Files.createDirectories(folder.resolve("test/empty_test"));

        Dataset dataset = read(4, OnCorrupt.REFUSE);

        assertThat(dataset.classes()).containsExactly("ant", "cat");
        assertThat(dataset.train().count()).isEqualTo(3);
        assertThat(dataset.skipped()).isZero();
        assertThat(dataset.notes())
                .containsExactly("passed over 12 files and folders beside the images: 1 $RECYCLE.BIN, 1 .DS_Store,"
                        + " 1 @eaDir, 1 System Volume Information, 2 Thumbs.db, 1 __MACOSX, 1 desktop.ini, 1 empty,"
                        + " 1 hidden, 2 text");
    }

    @Test
    void contentsDecideAndNotTheName() throws IOException {
        Files.move(folder.resolve("train/ant/c.jpg"), folder.resolve("train/ant/picture"));
        Files.move(folder.resolve("train/cat/b.png"), folder.resolve("train/cat/b.txt"));

        Dataset dataset = read(4, OnCorrupt.REFUSE);

        assertThat(dataset.train().labels()).containsExactly(0, 1, 1);
        assertThat(pixel(dataset.train(), 2)).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsNoImageIsSkippedInBothPartsAndToldOnce() throws IOException {
        Files.createDirectories(folder.resolve("train/ant/deeper"));
        Files.createDirectories(folder.resolve("train/empty"));
        Files.writeString(folder.resolve("train/ant/lfs.jpg"), "version https://git-lfs.github.com/spec/v1\n");
        Files.write(folder.resolve("test/cat/all.zip"), new byte[] {'P', 'K', 3, 4});
        Files.createSymbolicLink(folder.resolve("test/cat/gone.png"), Path.of("nowhere.png"));

        Dataset dataset = read(4, OnCorrupt.SKIP);

        assertThat(dataset.classes()).containsExactly("ant", "cat");
        assertThat(dataset.skipped()).isEqualTo(4);
        assertThat(dataset.notes()).hasSize(2);
        assertThat(dataset.notes().get(0)).isEqualTo("folders without images, which are no classes: empty");
        assertThat(dataset.notes().get(1))
                .startsWith("left out, as data.folder.on-corrupt says: 4 files. ")
                .contains(
                        "lfs.jpg cannot be read as an image: it is a Git LFS pointer. Maybe fetch the files with `git lfs pull`")
                .endsWith("; and 1 more");
    }

    @Test
    void aClassWithoutImagesIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("train/empty"));
        Files.createDirectories(folder.resolve("train/tested"));
        write("test/tested/x.png", 8, 8, Color.RED);

        assertThat(refused(OnCorrupt.REFUSE))
                .containsExactly(
                        "train/empty has no images; a class needs at least one for training. Maybe delete this folder,"
                                + " or leave it out: data.folder.on-corrupt=skip",
                        "train/tested has no images; a class needs at least one for training. Maybe delete this folder"
                                + " and that of test");
        assertThat(refused(OnCorrupt.SKIP)).singleElement().asString().startsWith("train/tested has no images");

        Files.writeString(folder.resolve("train/empty/a.jpg"), "<html>");
        assertThat(refused(OnCorrupt.SKIP)).contains("train/empty has no image that can be read");
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
                .hasMessageContaining("text.png: cannot be read as an image: it is a text")
                .hasMessageContaining("nothing.jpg: cannot be read as an image: it is an empty file");
        Files.delete(folder.resolve("train/cat/text.png"));
        Files.delete(folder.resolve("train/cat/nothing.jpg"));
        assertThatThrownBy(() -> read(4, OnCorrupt.REFUSE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("photo.jpg: cannot be read as an image: ")
                .hasMessageContaining("drawing.png: cannot be read as an image: ");

        Dataset dataset = read(4, OnCorrupt.SKIP);
        assertThat(dataset.skipped()).isEqualTo(2);
        assertThat(dataset.train().labels()).containsExactly(0, 1, 1);
        assertThat(pixel(dataset.train(), 2)).containsExactly(1, 2, 3);
    }

    @Test
    void aClassOfWhichNothingIsLeftIsRefused() throws IOException {
        cutOff("train/ant/c.jpg", 0.3);

        assertThatThrownBy(() -> read(4, OnCorrupt.SKIP))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ant: has no image that can be read");
    }

    @Test
    void theBrightestOfAllImagesOf16BitsTellsHowManyAreUsed() throws IOException {
        writeDeep("train/ant/dark.png", 100);
        writeDeep("train/ant/usual.png", 3000);
        writeDeep("test/cat/brightest.png", 4095);

        Dataset dataset = read(4, OnCorrupt.REFUSE);

        assertThat(pixel(dataset.train(), 1)).containsExactly(100 >> 4, 100 >> 4, 100 >> 4);
        assertThat(pixel(dataset.train(), 2)).containsExactly(3000 >> 4, 3000 >> 4, 3000 >> 4);
        assertThat(pixel(dataset.test(), 0)).containsExactly(255, 255, 255);
        assertThat(dataset.notes())
                .containsExactly(
                        "3 images have 16 bits a value; the brightest needs 12, which are taken as the full range"
                                + " of all (data.folder.depth sets another)");
    }

    @Test
    void howManyBitsAreUsedCanBeTold() throws IOException {
        writeDeep("train/ant/dark.png", 1000);
        writeDeep("train/ant/overlay.png", 65535);

        Dataset told = read(4, OnCorrupt.REFUSE, OptionalInt.of(12));
        Dataset found = read(4, OnCorrupt.REFUSE);

        assertThat(pixel(told.train(), 1)).containsExactly(1000 >> 4, 1000 >> 4, 1000 >> 4);
        assertThat(pixel(told.train(), 2)).containsExactly(255, 255, 255);
        assertThat(told.notes())
                .containsExactly("2 images have 16 bits a value, of which 12 are the full range, as data.folder.depth"
                        + " says; 1 is brighter, and white there");
        assertThat(pixel(found.train(), 1)[0]).isEqualTo(1000 >> 8);
    }

    @Test
    void nearlyBlackImagesAreSaid() throws IOException {
        writeDeep("train/ant/a.png", 4000);
        writeDeep("train/ant/b.png", 3000);
        writeDeep("train/ant/overlay.png", 65535);

        assertThat(read(4, OnCorrupt.REFUSE).notes())
                .containsExactly(
                        "3 images have 16 bits a value; the brightest needs 16, which are taken as the full range"
                                + " of all. But 2 of them need no more than 13 and become nearly black. Maybe set"
                                + " data.folder.depth");
    }

    @Test
    void whatWasFoundInImagesIsToldOnce() throws IOException {
        for (String name : List.of("exif-6.jpg", "exif-3.jpg", "jpeg-profile.jpg", "gif-animated.gif")) {
            try (InputStream image = getClass().getResourceAsStream("/images/" + name)) {
                Files.copy(image, folder.resolve("train/ant/" + name));
            }
        }

        assertThat(read(4, OnCorrupt.REFUSE).notes())
                .containsExactly(
                        "2 images were turned as the Exif data says",
                        "1 image carries a colour profile, which is not applied: values are taken as they are stored",
                        "of 1 file with several pictures the first is taken");
    }

    /** File and message of every problem. */
    private List<String> refused(OnCorrupt onCorrupt) {
        try {
            read(4, onCorrupt);
            return List.of();
        } catch (InvalidInputException refusal) {
            return refusal.problems().stream()
                    .map(problem -> folder.relativize(Path.of(problem.at().file())) + " " + problem.message())
                    .toList();
        }
    }

    private Dataset read(int side, OnCorrupt onCorrupt) {
        return read(side, onCorrupt, OptionalInt.empty());
    }

    private Dataset read(int side, OnCorrupt onCorrupt, OptionalInt depth) {
        return Choices.folder(folder, new FolderSettings(side, onCorrupt, depth))
                .load(1, Storage.standard());
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

    private void writeDeep(String name, int value) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 64; i++) {
            image.getRaster().setSample(i % 8, i / 8, 0, value);
        }
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    private void cutOff(String name, double share) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        Files.write(folder.resolve(name), Arrays.copyOf(bytes, (int) (bytes.length * share)));
    }

    private static int[] pixel(Images images, int image) {
        byte[] pixels = images.image(image);
        return new int[] {pixels[0] & 0xFF, pixels[1] & 0xFF, pixels[2] & 0xFF};
    }
}
