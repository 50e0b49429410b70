package org.astrapia.data.sets.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.astrapia.data.Dataset;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.storage.Storage;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarReaderTest {
    private static final int PLANE = 1024;
    private static final int CIFAR10_RECORD = 3073;

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void aSmallCifar10() throws IOException {
        folder = Files.createDirectory(parent.resolve("cifar-10-batches-bin"));
        Files.write(folder.resolve("data_batch_1.bin"), records(new int[] {3}, new int[] {9}));
        Files.write(folder.resolve("data_batch_2.bin"), records(new int[] {0}));
        Files.write(folder.resolve("data_batch_10.bin"), records(new int[] {7}));
        Files.write(folder.resolve("test_batch.bin"), records(new int[] {1}));
    }

    @Test
    void planesBecomePixelsAndBatchesFollowTheirNumbers() {
        Dataset cifar = load("cifar10", folder);

        assertThat(cifar.train().labels()).containsExactly(3, 9, 0, 7);
        assertThat(cifar.test().labels()).containsExactly(1);
        assertThat(cifar.classes()).hasSize(10).startsWith("airplane", "automobile");
        int pixel = 3 * (2 * 32 + 5);
        assertThat(Arrays.copyOfRange(cifar.train().image(1), pixel, pixel + 3))
                .as("red, green and blue of row 2, column 5")
                .containsExactly((byte) 69, (byte) 70, (byte) 71);
    }

    @Test
    void theFolderOrItsParentMayBeNamed() {
        assertThat(load("cifar10", parent).digest())
                .isEqualTo(load("cifar10", folder).digest())
                .hasSize(64);
    }

    @Test
    void classNamesAreReadWhereTheyAreGiven() throws IOException {
        String names = IntStream.range(0, 10).mapToObj(i -> "name" + i).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("batches.meta.txt"), names + "\n\n");
        assertThat(load("cifar10", folder).classes()).endsWith("name8", "name9");

        Files.writeString(folder.resolve("batches.meta.txt"), "only\nthree\nnames\n");
        assertRefused("cifar10", "batches.meta.txt", "has 3 class names");
    }

    @Test
    void aTruncatedFileIsRefusedWithTheByte() throws IOException {
        byte[] whole = records(new int[] {1}, new int[] {2});
        Files.write(folder.resolve("data_batch_2.bin"), Arrays.copyOf(whole, CIFAR10_RECORD + 100));

        assertRefused("cifar10", "data_batch_2.bin", "begins at byte 3073 has 100 of 3073");
    }

    @Test
    void aLabelOutOfRangeIsRefusedWithTheByte() throws IOException {
        Files.write(folder.resolve("data_batch_1.bin"), records(new int[] {1}, new int[] {10}));

        assertRefused("cifar10", "data_batch_1.bin", "label 10 at byte 3073; allowed are 0 to 9");
    }

    @Test
    void emptyAndMissingFilesAreRefused() throws IOException {
        Files.write(folder.resolve("test_batch.bin"), new byte[0]);
        assertRefused("cifar10", "test_batch.bin", "is empty");

        Files.delete(folder.resolve("test_batch.bin"));
        assertRefused("cifar10", "test_batch.bin", "no such file");

        assertRefused("cifar100", "cifar-10-batches-bin", "no train.bin");
        assertThatThrownBy(() -> load("cifar10", parent.resolve("nowhere")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nowhere: there is no such file or folder. It is published at https://www.cs");
    }

    @Test
    void cifar100HasFineClassesBehindCoarseOnes() throws IOException {
        Path fine = Files.createDirectory(parent.resolve("cifar-100-binary"));
        Files.write(fine.resolve("train.bin"), records(new int[] {19, 99}, new int[] {0, 42}));
        Files.write(fine.resolve("test.bin"), records(new int[] {4, 0}));

        Dataset cifar = load("cifar100", parent);

        assertThat(cifar.train().labels()).containsExactly(99, 42);
        assertThat(cifar.classes())
                .hasSize(100)
                .doesNotHaveDuplicates()
                .isSorted()
                .startsWith("apple");
        assertThat(cifar.train().image(0)[0]).isZero();

        Files.write(fine.resolve("test.bin"), records(new int[] {20, 0}));
        assertThatThrownBy(() -> load("cifar100", parent))
                .hasMessageContaining("label 20 at byte 0; allowed are 0 to 19");
    }

    @Test
    void otherFormsAreNamed() throws IOException {
        Path packed = Files.createDirectories(parent.resolve("packed"));
        Files.write(packed.resolve("cifar.zip"), new byte[] {'P', 'K', 3, 4, 8, 0});
        assertRefused(
                "cifar10", packed, "packed", "But cifar.zip is a zip archive. Maybe unpack it: `unzip cifar.zip`");
        Files.move(packed.resolve("cifar.zip"), packed.resolve("cifar-100-matlab.zip"));
        assertRefused("cifar100", packed, "packed", "this is the MATLAB version");

        assertRefused("cifar100", parent, parent.getFileName().toString(), "Maybe data.dataset=cifar10");
    }

    @Test
    void aFileThatIsNoDataIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("data_batch_2.bin"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n");
        assertRefused("cifar10", "data_batch_2.bin", "is a Git LFS pointer. Maybe fetch the files with `git lfs pull`");

        Files.writeString(folder.resolve("data_batch_2.bin"), "<html>" + " ".repeat(CIFAR10_RECORD - 6));
        assertRefused("cifar10", "data_batch_2.bin", "is an HTML page. Maybe a download was answered with it");
    }

    private void assertRefused(String dataset, Path path, String file, String message) {
        assertThatThrownBy(() -> load(dataset, path)).isInstanceOfSatisfying(InvalidInputException.class, refusal -> {
            assertThat(refusal.problems()).hasSize(1);
            assertThat(refusal.problems().get(0).at().file()).endsWith(file);
            assertThat(refusal.problems().get(0).message()).contains(message);
        });
    }

    private void assertRefused(String dataset, String file, String message) {
        assertRefused(dataset, folder, file, message);
    }

    private static Dataset load(String dataset, Path path) {
        return Choices.of(dataset, path).load(1, Storage.standard());
    }

    /** Records with these label bytes; red values count the pixels modulo 100, green is one more, blue two more. */
    private static byte[] records(int[]... labels) {
        int record = labels[0].length + 3 * PLANE;
        byte[] bytes = new byte[labels.length * record];
        for (int i = 0; i < labels.length; i++) {
            for (int k = 0; k < labels[i].length; k++) {
                bytes[i * record + k] = (byte) labels[i][k];
            }
            for (int value = 0; value < 3 * PLANE; value++) {
                bytes[i * record + labels[i].length + value] = (byte) (value % PLANE % 100 + value / PLANE);
            }
        }
        return bytes;
    }
}
