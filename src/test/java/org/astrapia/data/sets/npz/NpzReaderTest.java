package org.astrapia.data.sets.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.LabelSets;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.storage.Storage;
import org.astrapia.files.numpy.NpyHeader;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzReaderTest {
    @TempDir
    private Path folder;

    @Test
    void greyImagesBecomeThreeEqualValues() throws IOException {
        Path file = sound().write(folder.resolve("x.npz"));

        Dataset dataset = load("npz", file);

        assertThat(dataset.classes()).containsExactly("0", "1", "2");
        assertThat(dataset.train().labels()).containsExactly(2, 0, 1, 1);
        assertThat(dataset.test().labels()).containsExactly(1, 0);
        assertThat(dataset.train().height()).isEqualTo(28);
        assertThat(dataset.train().image(3)).containsOnly((byte) 240);
        assertThat(dataset.notes())
                .containsExactly(
                        "1 image is for validation: it is neither trained on nor tested (retrain.validation: own"
                                + " measures it)");
        assertThat(Choices.of("npz", file).side()).isEqualTo(28);
    }

    @Test
    void itIsTheSameFromAFileOfDecodedImages() throws IOException {
        Path file = sound().write(folder.resolve("x.npz"));
        Storage small = new Storage(folder.resolve("cache"), 0, 3 * 28 * 28 * 2, message -> {});

        Dataset inFile = Choices.of("npz", file).load(1, small);

        assertThat(inFile.digest()).isEqualTo(load("npz", file).digest());
        assertThat(Choices.of("npz", file).load(1, small).train().image(3)).containsOnly((byte) 240);
    }

    @Test
    void coloursAndOtherNamesAndTypesAreRead() throws IOException {
        byte[] pixels = new byte[2 * 8 * 8 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 3 + 10 * (i / 192));
        }
        Path file = new NpzSamples()
                .array("x_train", "|u1", "2, 8, 8, 3", pixels)
                .array("y_train", "<i8", "2,", new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
                .array("x_test", "|u1", "2, 8, 8, 3", pixels)
                .array("y_test", ">u2", "2,", new byte[] {0, 1, 0, 0})
                .write(folder.resolve("k.npz"));

        Dataset dataset = load("npz", file);

        assertThat(dataset.train().labels()).containsExactly(1, 0);
        assertThat(Arrays.copyOf(dataset.train().image(1), 4)).containsExactly(10, 11, 12, 10);
    }

    @Test
    void whatIsNotAsExpectedIsTold() throws IOException {
        refused(
                sound().array("train_labels", "|u1", "4, 14", new byte[56]),
                "the images of train_images have 14 labels, those of test_images one label");
        refused(
                sound().array("train_labels", "|u1", "4, 2", new byte[] {1, 0, 0, 2, 0, 1, 1, 1})
                        .array("test_labels", "|u1", "2, 2", new byte[] {1, 0, 0, 1}),
                "has 2.0 for label 1 of image 1; expected is 1 where an image has a label");
        refused(
                sound().array("train_labels", "|u1", "4, 2", new byte[] {1, 0, 1, 0, 1, 0, 1, 0})
                        .array("test_labels", "|u1", "2, 2", new byte[] {1, 0, 0, 1}),
                "there are no training images of the classes 1");
        refused(
                sound().array("train_labels", "|u1", "3, 1", new byte[3]),
                "the size 3x1; expected is a class for each of 4");
        refused(
                sound().array("train_labels", "<f4", "4,", new byte[] {0, 0, 0, 63, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                }),
                "has the label 0.5 for image 0");
        refused(sound().labels("test_labels", 3, 0), "the labels of test_images go up to 3; expected are 0 to 2");
        refused(sound().labels("train_labels", 0, 2, 2, 0), "there are no training images of the classes 1");
        refused(
                sound().array("train_images", "<f4", "4, 28, 28", new byte[4 * 28 * 28 * 4]),
                "values of type float32; expected are bytes");
        refused(
                sound().array("train_images", "|u1", "4, 3, 28, 28", new byte[4 * 3 * 28 * 28]),
                "images.transpose(0, 2, 3, 1)");
        refused(sound().array("train_images", "|u1", "4, 28, 14", new byte[4 * 28 * 14]), "expected are squares");
        refused(
                sound().grey("test_images", 14, 1, 2),
                "the images of train_images have 28 pixels, those of test_images 14");
        refused(new NpzSamples().grey("a", 8, 1), "there is no array train_images in it; there are a");
        refused(
                sound().raw(
                                "train_images",
                                "{'descr': '|u1', 'fortran_order': True, 'shape': (4, 28, 28), }\n",
                                new byte[4 * 784]),
                "numpy.ascontiguousarray");
        Files.writeString(folder.resolve("page.npz"), "<html><body>404</body></html>");
        assertThatThrownBy(() -> load("npz", folder.resolve("page.npz")))
                .hasMessageContaining("is no npz file: it is an HTML page");
    }

    @Test
    void imagesThatStandTwiceAreTold() throws IOException {
        Path file = sound().grey("test_images", 28, 20, 60).write(folder.resolve("x.npz"));

        assertThat(Choices.of("npz", file).examine(1).notes())
                .isEqualTo(load("npz", file).notes())
                .contains(
                        "1 test image stands among the training images too, so that the test is too easy: test image 0 is"
                                + " training image 1",
                        "1 image stands under two classes: training image 1 is '0', and test image 0, the same, is '1'");
    }

    /** What NumPy writes with {@code allow_pickle}: loading it could run code. */
    @Test
    void objectsAreNeverLoaded() throws IOException {
        byte[] pickle = "\u0080\u0002cos\nsystem\nX\u0007\0\0\0touch x\u0085R.".getBytes(StandardCharsets.ISO_8859_1);
        refused(sound().array("train_labels", "|O", "4,", pickle), "the array train_labels holds Python objects");
    }

    @Test
    void headersThatLieTakeNoMemory() throws IOException {
        refused(sound().array("train_images", "|u1", "2000000000, 28, 28", new byte[100]), "more than the");
        refused(
                sound().array("train_images", "|u1", "2000000000, 2000000000, 2000000000, 2000000000", new byte[100]),
                "more than can be counted");
        refused(sound().array("train_images", "|u1", "99999999999999999999, 28, 28"), "more than can be counted");
        refused(sound().array("train_images", "|u1", "5, 28, 28", new byte[4 * 784]), "has 3136 bytes of values");
        refused(
                sound().raw("train_images", "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (4,), }\n"),
                "is a table");
        refused(
                sound().raw("train_images", "__import__('os').system('touch x')\n"),
                "has a header that is none of NumPy's");
        byte[] longHeader = new byte[12];
        System.arraycopy(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 127}, 0, longHeader, 0, 12);
        Path file = sound().write(folder.resolve("x.npz"));
        assertThatThrownBy(() -> NpyHeader.read(new ByteArrayInputStream(longHeader)))
                .hasMessageContaining("states a header of 2147483647 bytes");
        assertThat(file).exists();
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path file = sound().write(folder.resolve("x.npz"));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 30));
        assertThatThrownBy(() -> load("npz", file)).isInstanceOf(InvalidInputException.class);

        for (int at = 40; at < bytes.length; at += 7) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            try {
                assertThat(load("npz", file).digest()).isNotEmpty();
            } catch (InvalidInputException told) {
                assertThat(told.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void medMnistKnowsItsClassesAndTellsWhereItIs() throws IOException {
        Path file = sound().labels("train_labels", 1, 0, 1, 1).write(folder.resolve("pneumoniamnist.npz"));

        Dataset dataset = load("medmnist(pneumonia)", folder);
        assertThat(dataset.classes()).containsExactly("normal", "pneumonia");
        assertThat(dataset.name()).isEqualTo("medmnist(pneumonia)");
        assertThat(dataset.notes())
                .contains(
                        "this is not pneumoniamnist as it is published: it has 4 training and 2 test images, and those"
                                + " are 4,708 and 624");
        assertThat(load("medmnist(pneumonia)", file).digest()).isEqualTo(dataset.digest());

        assertThatThrownBy(() -> load("medmnist(blood)", folder))
                .hasMessageContaining("there is no bloodmnist.npz here. bloodmnist.npz is published at"
                        + " https://zenodo.org/records/6496656 (MD5 7053d0359d879ad8a5505303e11de1dc)");
        assertThatThrownBy(() -> load("medmnist(blood)", folder.resolve("gone.npz")))
                .hasMessageContaining("gone.npz: there is no such file or folder. bloodmnist.npz is published at");
        sound().write(folder.resolve("chestmnist.npz"));
        assertThatThrownBy(() -> load("medmnist(chest)", folder))
                .hasMessageContaining("there are no training images of the classes infiltration")
                .isNotNull();
    }

    @Test
    void imagesMayHaveSeveralLabels() throws IOException {
        Path file = sound().array("train_labels", "|u1", "4, 2", new byte[] {1, 1, 0, 1, 0, 0, 1, 1})
                .array("test_labels", "|u1", "2, 2", new byte[] {1, 0, 0, 1})
                .write(folder.resolve("several.npz"));

        Dataset dataset = load("npz", file);
        assertThat(dataset.classes()).containsExactly("0", "1");
        LabelSets sets = dataset.train().sets().orElseThrow();
        assertThat(sets.sets()).containsExactly(List.of(), List.of(0), List.of(0, 1), List.of(1));
        assertThat(dataset.train().labels()).containsExactly(2, 3, 0, 2);
        assertThat(dataset.test().labels()).containsExactly(1, 3);
        assertThat(dataset.train().perLabel(2)).containsExactly(2, 3);
        assertThat(DataOutline.of(dataset).strata()).containsExactly(1, 0, 2, 1);
    }

    @Test
    void theTwelveSetsAreThoseThatArePublished() {
        assertThat(MedMnist.values()).hasSize(12);
        int images = Arrays.stream(MedMnist.values())
                .flatMap(set -> set.counts().stream())
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(images).as("as the paper says").isEqualTo(708_069);
        for (MedMnist set : MedMnist.values()) {
            assertThat(set.classes()).doesNotHaveDuplicates();
            assertThat(set.origin()).containsPattern("MD5 [0-9a-f]{32}");
            assertThat(set.channels()).isIn(1, 3);
            assertThat(set.task() == MedMnist.Task.ONE_OF_TWO)
                    .isEqualTo(set.classes().size() == 2);
        }
    }

    private static NpzSamples sound() {
        return new NpzSamples()
                .grey("train_images", 28, 10, 20, 30, 240)
                .labels("train_labels", 2, 0, 1, 1)
                .grey("val_images", 28, 7)
                .labels("val_labels", 1)
                .grey("test_images", 28, 50, 60)
                .labels("test_labels", 1, 0);
    }

    private void refused(NpzSamples arrays, String message) throws IOException {
        Path file = arrays.write(folder.resolve("refused.npz"));
        assertThatThrownBy(() -> load("npz", file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    private static Dataset load(String name, Path file) {
        return Choices.of(name, file).load(1, Storage.standard());
    }
}
