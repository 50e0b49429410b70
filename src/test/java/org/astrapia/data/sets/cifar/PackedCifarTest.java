package org.astrapia.data.sets.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.astrapia.data.Dataset;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.storage.Storage;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CIFAR in its Python version, and in archives of both. */
class PackedCifarTest {
    @TempDir
    private Path folder;

    @Test
    void theThreeFormsHoldTheSameImages() throws IOException {
        Path binary = Files.createDirectory(folder.resolve("binary"));
        Files.write(binary.resolve("data_batch_1.bin"), CifarSamples.records(3, 9));
        Files.write(binary.resolve("data_batch_2.bin"), CifarSamples.records(7));
        Files.write(binary.resolve("test_batch.bin"), CifarSamples.records(1));
        Path python = Files.createDirectories(folder.resolve("python/cifar-10-batches-py"));
        Files.write(python.resolve("data_batch_1"), CifarSamples.pickle("labels", 3, 9));
        Files.write(python.resolve("data_batch_2"), CifarSamples.pickle("labels", 7));
        Files.write(python.resolve("test_batch"), CifarSamples.pickle("labels", 1));
        Path archives = Files.createDirectory(folder.resolve("archives"));
        CifarSamples.tar(archives.resolve("cifar-10-binary.tar.gz"), binary, "cifar-10-batches-bin/");
        CifarSamples.tar(folder.resolve("other-name.tgz"), python, "cifar-10-batches-py/");

        Dataset plain = load("cifar10", binary);

        assertThat(plain.train().labels()).containsExactly(3, 9, 7);
        for (Path place : new Path[] {python, folder.resolve("python"), archives, folder.resolve("other-name.tgz")}) {
            Dataset other = load("cifar10", place);
            assertThat(other.digest()).as(place.toString()).isEqualTo(plain.digest());
            assertThat(Choices.of("cifar10", place).outline(1).available().get(9))
                    .isEqualTo(1);
        }
    }

    @Test
    void cifar100HasItsFineClassesAndTheirNames() throws IOException {
        Path python = Files.createDirectories(folder.resolve("cifar-100-python"));
        Files.write(python.resolve("train"), CifarSamples.pickle("fine_labels", 99, 42));
        Files.write(python.resolve("test"), CifarSamples.pickle("fine_labels", 0));
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.write(new byte[] {(byte) 0x80, 2, '}'});
        CifarSamples.text(names, "fine_label_names");
        names.write("](".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 100; i++) {
            CifarSamples.text(names, "name" + i);
        }
        names.write("es.".getBytes(StandardCharsets.US_ASCII));
        Files.write(python.resolve("meta"), names.toByteArray());

        Dataset dataset = load("cifar100", folder);

        assertThat(dataset.train().labels()).containsExactly(99, 42);
        assertThat(dataset.classes()).hasSize(100).endsWith("name98", "name99");

        Files.write(
                python.resolve("meta"),
                "\u0080\u0002}U\u0010fine_label_names](U\1aU\1aes.".getBytes(StandardCharsets.ISO_8859_1));
        Dataset unnamed = load("cifar100", folder);
        assertThat(unnamed.classes()).startsWith("apple");
        assertThat(unnamed.notes())
                .containsExactly(
                        "meta does not have 100 different names of classes; they are called as cifar100 calls them");
    }

    /** A pickle that would run a command when Python loads it. */
    @Test
    void aPickleCallsNothing() throws IOException {
        Path python = Files.createDirectories(folder.resolve("py"));
        Path touched = folder.resolve("touched");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x80, 2});
        bytes.write("cposix\nsystem\n".getBytes(StandardCharsets.US_ASCII));
        CifarSamples.text(bytes, "touch " + touched);
        bytes.write(new byte[] {(byte) 0x85, 'R', '.'});
        Files.write(python.resolve("data_batch_1"), bytes.toByteArray());
        Files.write(python.resolve("test_batch"), CifarSamples.pickle("labels", 1));

        refused(python, "data_batch_1: is a pickle that would call posix.system");
        assertThat(touched).doesNotExist();

        Files.write(python.resolve("data_batch_1"), new byte[] {(byte) 0x80, 2, 'i', 'x', '.'});
        refused(python, "with the instruction 0x69 at byte 2");
        Files.write(python.resolve("data_batch_1"), new byte[] {(byte) 0x80, 4, ']', '.'});
        refused(python, "something else than a dictionary");
    }

    @Test
    void damagedPicklesAreRefused() throws IOException {
        Path python = Files.createDirectories(folder.resolve("py"));
        byte[] whole = CifarSamples.pickle("labels", 3, 9);
        Files.write(python.resolve("test_batch"), CifarSamples.pickle("labels", 1));
        Files.write(python.resolve("data_batch_1"), CifarSamples.pickle("labels", 10));
        refused(python, "has the label 10 for image 0; allowed are 0 to 9");
        Files.write(python.resolve("data_batch_1"), CifarSamples.pickle("coarse", 1));
        refused(python, "expected are data and labels");
        for (int length = 1; length < whole.length; length = length < 300 ? length + 1 : length + 301) {
            Files.write(python.resolve("data_batch_1"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> load("cifar10", python))
                    .as(length + " bytes")
                    .isInstanceOf(InvalidInputException.class);
        }
        byte[] lists = new byte[6_000_000];
        Arrays.fill(lists, (byte) ']');
        lists[0] = (byte) 0x80;
        Files.write(python.resolve("data_batch_1"), lists);
        refused(python, "is a pickle of more than 5000000 instructions");
    }

    @Test
    void anArchiveThatLiesIsRefused() throws IOException {
        Path archive = folder.resolve("a.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(CifarSamples.header("x/data_batch_1.bin", "77777777777"));
        }
        refused(archive, "a.tar.gz: has more than 2147483648 bytes");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(CifarSamples.header("x/data_batch_1.bin", "05000000000"));
        }
        refused(archive, "states 671088640 bytes up to data_batch_1.bin; at most 268435456 are read");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(CifarSamples.header("x/data_batch_1.bin", "00000006001"));
            out.write(new byte[100]);
        }
        refused(archive, "ends within a file; maybe the download broke off");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write("hello".repeat(200).getBytes(StandardCharsets.US_ASCII));
        }
        refused(archive, "is no tar archive");
        Files.writeString(archive, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n");
        refused(archive, "is a Git LFS pointer; expected is the folder of cifar10, or its archive");
        CifarSamples.tar(archive, Files.createDirectory(folder.resolve("empty")), "x/");
        refused(archive, "does not have the files of cifar10");
    }

    private void refused(Path path, String message) {
        assertThatThrownBy(() -> load("cifar10", path))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    private static Dataset load(String name, Path path) {
        return Choices.of(name, path).load(1, Storage.standard());
    }
}
