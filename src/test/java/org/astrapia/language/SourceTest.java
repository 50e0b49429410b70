package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
    @TempDir
    private Path folder;

    @Test
    void aMissingFileIsToldWithItsNeighbours() throws IOException {
        Path right = Files.createFile(folder.resolve("quickstart.yaml"));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Source.read(folder.resolve("quikstart.yaml")))
                .withMessageContaining("there is no file")
                .satisfies(e -> assertThat(e.problems().get(0).suggestions()).containsExactly(right.toString()));
    }

    @Test
    void aFolderIsNoFile() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Source.read(folder))
                .withMessageContaining("is a directory, not a file");
    }

    @Test
    void bytesThatAreNotUtf8AreToldWithTheirPlace() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), "a: ü\nb: ä".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Source.read(file))
                .withMessage(file + ":1:4: byte 0xFC is not UTF-8 text; save the file as UTF-8");
    }

    @Test
    void anotherKindOfFileIsNamed() throws IOException {
        Path pointer = Files.writeString(
                folder.resolve("a.yaml"), "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n");
        Path archive = Files.write(folder.resolve("b.yaml"), new byte[] {0x1F, (byte) 0x8B, 8, 0});

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Source.read(pointer))
                .withMessageContaining("this is a Git LFS pointer. Maybe fetch the files with");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Source.read(archive))
                .withMessageContaining("this is a gzip archive. Maybe unpack it: `tar xf b.yaml`");
    }

    @Test
    void whatPowerShellWritesIsRead() throws IOException {
        for (String encoding : new String[] {"UTF-16LE", "UTF-16BE"}) {
            Path file = Files.write(folder.resolve("wide.yaml"), "\uFEFFa: ü\r\n".getBytes(Charset.forName(encoding)));

            assertThat(Source.read(file).text()).isEqualTo("a: ü\r\n");
        }
    }

    @Test
    void aFileIsReadUpToOneMebibyte() throws IOException {
        Path file = Files.writeString(folder.resolve("large.yaml"), "a".repeat(Source.MAX_BYTES + 1));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Source.read(file))
                .withMessageContaining("larger than 1 MiB");
    }
}
