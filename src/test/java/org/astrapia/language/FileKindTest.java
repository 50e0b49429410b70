package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
    /** Each as the usual programs write its first bytes; 7F stands for DEL and so on, as hexadecimal. */
    @ParameterizedTest
    @CsvSource({
        "EMPTY, ''",
        "JPEG, FFD8FFE000104A464946",
        "PNG, 89504E470D0A1A0A0000000D49484452",
        "GIF, 474946383961",
        "BMP, 424D36000000000000003600000028000000",
        "TIFF, 49492A0008000000",
        "TIFF, 4D4D002A00000008",
        "BIG_TIFF, 49492B0008000000",
        "WEBP, 524946460000000057454250565038204C",
        "PNM, 50360A36312034370A3235350A",
        "PNM, 503223",
        "AVIF, 0000001C66747970617669660000",
        "HEIC, 0000001866747970686569630000",
        "JPEG_2000, 0000000C6A5020200D0A870A",
        "JPEG_XL, FF0AFA1F",
        "ICON, 00000100010010100000",
        "PHOTOSHOP, 384250530001",
        "PDF, 255044462D312E37",
        "MP4, 000000186674797069736F6D",
        "PICKLE, 80027D710128580B000000",
        "PICKLE, 80049530000000",
        "NUMPY, 934E554D50590100",
        "HDF5, 894844460D0A1A0A",
        "PARQUET, 50415231",
        "GZIP, 1F8B0800000000000003",
        "ZIP, 504B030414000000",
        "XZ, FD377A585A00",
        "BZIP2, 425A6839314159265359",
        "ZSTD, 28B52FFD",
        "SEVEN_ZIP, 377ABCAF271C0004",
        "RAR, 526172211A0700",
        "PROGRAM, 7F454C4602010100",
        "ZEROS, 0000000000000000",
        "UNKNOWN, 0003FF17",
        "UNKNOWN, 61FC62"
    })
    void bytesTellTheKind(FileKind kind, String hexadecimal) {
        byte[] bytes = new byte[hexadecimal.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hexadecimal.substring(2 * i, 2 * i + 2), 16);
        }

        assertThat(FileKind.of(bytes)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "GIT_LFS, version https://git-lfs.github.com/spec/v1",
        "HTML, <!DOCTYPE html><html><body>404</body>",
        "HTML, '\uFEFF  <HTML lang=en>'",
        "SVG, '<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>'",
        "XML, <?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
        "JSON, '{\"message\": \"Not Found\"}'",
        "JSON, '[ \"a\" ]'",
        "TEXT, 'name,label'",
        "TEXT, BMW and other cars",
        "TEXT, P1: a plan",
        "TEXT, P2 is a plan too",
        "TEXT, 'für alle: ä'",
        "PICKLE, (dp1"
    })
    void textsAreToldApart(FileKind kind, String text) {
        assertThat(FileKind.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(kind);
    }

    @Test
    void aTarArchiveIsKnownByItsMarkFarWithin() {
        byte[] bytes = new byte[512];
        bytes[0] = 'a';
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, bytes, 257, 5);

        assertThat(FileKind.of(bytes)).isEqualTo(FileKind.TAR);
        assertThat(FileKind.of(bytes).described(Path.of("d", "my set.tar")))
                .isEqualTo("a tar archive. Maybe unpack it: `tar xf 'my set.tar'`");
    }

    @Test
    void aTextIsATextWhereverTheLookEnds() {
        for (int length = 4090; length < 4110; length++) {
            byte[] text = "ä€𝄞".repeat(1000).getBytes(StandardCharsets.UTF_8);

            assertThat(FileKind.of(Arrays.copyOf(text, text.length - text.length % 9)))
                    .isEqualTo(FileKind.TEXT);
            assertThat(FileKind.of((" ".repeat(length) + "ä€𝄞").getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(FileKind.TEXT);
        }
        assertThat(FileKind.of("a note".getBytes(StandardCharsets.UTF_16))).isEqualTo(FileKind.TEXT);
    }

    @Test
    void noBytesAreWithoutAKind() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);

            assertThat(FileKind.of(bytes)).isNotNull();
        }
    }
}
