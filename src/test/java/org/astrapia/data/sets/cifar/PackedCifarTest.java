package org.astrapia.data.sets.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final int IMAGE = 3072;

    @TempDir
    private Path folder;

    @Test
    void theThreeFormsHoldTheSameImages() throws IOException {
        Path binary = Files.createDirectory(folder.resolve("binary"));
        Files.write(binary.resolve("data_batch_1.bin"), records(3, 9));
        Files.write(binary.resolve("data_batch_2.bin"), records(7));
        Files.write(binary.resolve("test_batch.bin"), records(1));
        Path python = Files.createDirectories(folder.resolve("python/cifar-10-batches-py"));
        Files.write(python.resolve("data_batch_1"), pickle("labels", 3, 9));
        Files.write(python.resolve("data_batch_2"), pickle("labels", 7));
        Files.write(python.resolve("test_batch"), pickle("labels", 1));
        Path archives = Files.createDirectory(folder.resolve("archives"));
        tar(archives.resolve("cifar-10-binary.tar.gz"), binary, "cifar-10-batches-bin/");
        tar(folder.resolve("other-name.tgz"), python, "cifar-10-batches-py/");

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
        Files.write(python.resolve("train"), pickle("fine_labels", 99, 42));
        Files.write(python.resolve("test"), pickle("fine_labels", 0));
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.write(new byte[] {(byte) 0x80, 2, '}'});
        text(names, "fine_label_names");
        names.write("](".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 100; i++) {
            text(names, "name" + i);
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
        text(bytes, "touch " + touched);
        bytes.write(new byte[] {(byte) 0x85, 'R', '.'});
        Files.write(python.resolve("data_batch_1"), bytes.toByteArray());
        Files.write(python.resolve("test_batch"), pickle("labels", 1));

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
        byte[] whole = pickle("labels", 3, 9);
        Files.write(python.resolve("test_batch"), pickle("labels", 1));
        Files.write(python.resolve("data_batch_1"), pickle("labels", 10));
        refused(python, "has the label 10 for image 0; allowed are 0 to 9");
        Files.write(python.resolve("data_batch_1"), pickle("coarse", 1));
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
            out.write(header("x/data_batch_1.bin", "77777777777"));
        }
        refused(archive, "a.tar.gz: has more than 2147483648 bytes");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(header("x/data_batch_1.bin", "05000000000"));
        }
        refused(archive, "states 671088640 bytes up to data_batch_1.bin; at most 268435456 are read");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(header("x/data_batch_1.bin", "00000006001"));
            out.write(new byte[100]);
        }
        refused(archive, "ends within a file; maybe the download broke off");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write("hello".repeat(200).getBytes(StandardCharsets.US_ASCII));
        }
        refused(archive, "is no tar archive");
        Files.writeString(archive, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n");
        refused(archive, "is a Git LFS pointer; expected is the folder of cifar10, or its archive");
        tar(archive, Files.createDirectory(folder.resolve("empty")), "x/");
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

    private static byte value(int label, int at) {
        return (byte) (label * 7 + at % 101);
    }

    private static byte[] records(int... labels) {
        byte[] bytes = new byte[labels.length * (IMAGE + 1)];
        for (int i = 0; i < labels.length; i++) {
            bytes[i * (IMAGE + 1)] = (byte) labels[i];
            for (int at = 0; at < IMAGE; at++) {
                bytes[i * (IMAGE + 1) + 1 + at] = value(labels[i], at);
            }
        }
        return bytes;
    }

    /** As Python 2 wrote the published files: {@code {data: array, labels: [...], batch_label: text}}. */
    private static byte[] pickle(String labelsEntry, int... labels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2, '}', 'q', 1, '('});
        text(out, "data");
        out.write("cnumpy.core.multiarray\n_reconstruct\nq\2cnumpy\nndarray\nq\3K\0\u0085U\1b\u0087Rq\4(K\1"
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write('J');
        out.write(little(labels.length));
        out.write('M');
        out.write(new byte[] {0, 12});
        out.write(
                "\u0086cnumpy\ndtype\nq\5U\2u1K\0K\1\u0087Rq\6(K\3U\1|NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb\u0089T"
                        .getBytes(StandardCharsets.ISO_8859_1));
        out.write(little(labels.length * IMAGE));
        for (int label : labels) {
            for (int at = 0; at < IMAGE; at++) {
                out.write(value(label, at));
            }
        }
        out.write("tb".getBytes(StandardCharsets.US_ASCII));
        text(out, labelsEntry);
        out.write("](".getBytes(StandardCharsets.US_ASCII));
        for (int label : labels) {
            out.write('K');
            out.write(label);
        }
        out.write('e');
        text(out, "batch_label");
        text(out, "training batch 1 of 5");
        out.write("u.".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static void text(ByteArrayOutputStream out, String text) throws IOException {
        out.write('U');
        out.write(text.length());
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void tar(Path archive, Path files, String prefix) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive));
                var entries = Files.list(files)) {
            out.write(header(prefix + "readme.html", "00000000005"));
            out.write(Arrays.copyOf("hello".getBytes(StandardCharsets.US_ASCII), 512));
            for (Path file : entries.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                out.write(header(
                        prefix + file.getFileName(), String.format(java.util.Locale.ROOT, "%011o", bytes.length)));
                out.write(Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
            }
            out.write(new byte[1024]);
        }
    }

    private static byte[] header(String name, String size) {
        byte[] header = new byte[512];
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, header, 0, text.length);
        System.arraycopy(size.getBytes(StandardCharsets.US_ASCII), 0, header, 124, 11);
        header[156] = '0';
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 5);
        return header;
    }
}
