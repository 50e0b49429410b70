package org.astrapia.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.language.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every kind, written and read by Pillow: {@code src/test/images/make.py} made them. */
class ImageKindsTest {
    /** Decoders may round differently. */
    private static final int LEVELS = 2;

    private final ImageDecoder decoder = new ImageDecoder();

    @TempDir
    private Path scratch;

    /** What Pillow sees in a file. */
    record Expected(String name, int width, int height, byte[] pixels) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("seenByPillow")
    void pixelsAreThoseOfPillow(Expected expected) throws IOException {
        Expected seen = seen(image(expected.name()), expected.name().contains("12-of-16") ? 12 : 16);

        assertThat(seen.width()).isEqualTo(expected.width());
        assertThat(seen.height()).isEqualTo(expected.height());
        int shift = expected.name().contains("12-of-16") ? 4 : 0; // Pillow takes 16 bits for the range
        for (int i = 0; i < expected.pixels().length; i++) {
            assertThat((seen.pixels()[i] & 0xFF) >> shift)
                    .as("value " + i)
                    .isBetween((expected.pixels()[i] & 0xFF) - LEVELS, (expected.pixels()[i] & 0xFF) + LEVELS);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no-end.jpg         | the file ends before the image does
                    bits-12.jpg        | its JPEG has 12 bits a value, which is not read. Maybe save it as PNG
                    arithmetic.jpg     | its JPEG is arithmetically coded, which is not read. Maybe save it as PNG
                    lossless.jpg       | its JPEG is lossless, which is not read. Maybe save it as PNG
                    damaged.png        | the image is damaged: the checksum of its part IDAT at byte 33 is wrong
                    bomb.png           | 60000x60000 pixels; at most 67108864 are decoded
                    part-of-screen.gif | it is a GIF whose first picture, 19x13 pixels, does not fill the screen of 24x13
                    lossy.webp         | it is a lossy WebP image, which is not read. Maybe save it as PNG
                    tiff-lab.tif       | it is a TIFF image of the colour model Lab, which is not read. Maybe save it as PNG: `magick OLD NEW.png` (ImageMagick)
                    tiff-signed.tif    | it is a TIFF image with signed values, which is not read. Maybe save it as PNG
                    tiff-fractions.tif | it is a TIFF image with floating-point values, which is not read
                    jpeg2000.jp2       | it is a JPEG 2000 image, which is not read. Maybe save it as PNG
                    """)
    void whatIsNotReadRightIsRefusedByName(String name, String message) {
        assertThatThrownBy(() -> decoder.square(image(name), 8, 16))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyFileIsReadOrRefusedHere() throws IOException {
        List<String> names = new ArrayList<>(List.of("expected.txt"));
        seenByPillow().forEach(expected -> names.add(expected.name()));
        try (Stream<Path> files = Files.list(image("expected.txt").getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !names.contains(name)))
                    .as("the refused ones")
                    .hasSize(12);
        }
    }

    /** Whatever is missing at its end: a file is refused, or what is missing shows nothing. */
    @ParameterizedTest
    @CsvSource({
        "jpeg-420.jpg",
        "jpeg-420-progressive.jpg",
        "jpeg-cmyk.jpg",
        "png-rgb.png",
        "png-interlaced.png",
        "png-16-rgb.png",
        "bmp-rgb.bmp",
        "gif-palette.gif",
        "ppm.ppm",
        "pgm-12.pgm",
        "webp-lossless.webp",
        "tiff-raw.tif",
        "tiff-lzw.tif",
        "tiff-jpeg.tif",
        "tiff-16.tif"
    })
    void aFileThatEndsTooEarlyNeverBecomesAnotherPicture(String name) throws IOException {
        byte[] whole = Files.readAllBytes(image(name));
        Expected expected = seen(image(name), 16);
        for (int length = 1; length < whole.length; length += Math.max(1, whole.length / 97)) {
            Path cut = Files.write(scratch.resolve("cut"), Arrays.copyOf(whole, length));
            Optional<Expected> seen = Optional.empty();
            try {
                seen = Optional.of(seen(cut, 16));
            } catch (IOException refused) {
                // as it should be
            }
            int bytes = length;
            seen.ifPresent(
                    picture -> assertThat(picture.pixels()).as(bytes + " bytes").isEqualTo(expected.pixels()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exif-6.jpg, turned",
        "exif-6.png, turned",
        "exif-6.tif, turned",
        "exif-6.webp, turned",
        "exif-1.jpg, ''",
        "jpeg-profile.jpg, profile",
        "png-profile.png, profile",
        "tiff-profile.tif, profile",
        "webp-profile.webp, profile",
        "gif-animated.gif, several",
        "webp-animated.webp, several",
        "tiff-pages.tif, several",
        "png-rgb.png, ''"
    })
    void whatAPersonShouldKnowIsFound(String name, String finding) throws IOException {
        Picture picture = decoder.square(image(name), 8, 16);

        assertThat(picture.turned()).isEqualTo("turned".equals(finding));
        assertThat(picture.profile()).isEqualTo("profile".equals(finding));
        assertThat(picture.several()).isEqualTo("several".equals(finding));
    }

    @ParameterizedTest
    @CsvSource({
        "png-16-grey.png, 16",
        "png-16-rgba.png, 16",
        "png-12-of-16.png, 12",
        "tiff-16.tif, 16",
        "pgm-12.pgm, 0",
        "png-grey.png, 0"
    })
    void bitsThatAreUsedAreCountedWhereTheFileDoesNotSayThem(String name, int bits) throws IOException {
        assertThat(decoder.bits(image(name)).orElse(0)).isEqualTo(bits);
        byte[] head = FileKind.head(image(name));
        assertThat(ImageDecoder.mayBeWide(FileKind.of(head), head)).isEqualTo(bits > 0);
    }

    @Test
    void aCanvasOfAnotherSizeThanItsPictureIsRefused() throws IOException {
        byte[] webp = Files.readAllBytes(image("webp-profile.webp"));
        webp[27] += 10; // the height of the canvas, less 1
        Path file = Files.write(scratch.resolve("canvas.webp"), webp);

        assertThatThrownBy(() -> decoder.square(file, 8, 16))
                .isInstanceOf(IOException.class)
                .hasMessage("the image is damaged: its canvas and its picture differ in size");
    }

    /** The sizes at its beginning say 2000 rows more than there is data for. */
    @Test
    void aPictureIsNotMadeOfDataThatIsMissing() throws IOException {
        byte[] webp = Files.readAllBytes(image("webp-lossless.webp"));
        int sizes = 12 + 8 + 1; // behind the file's and the chunk's header and a mark
        webp[sizes + 2] += (byte) (2000 >> 2);
        Path file = Files.write(scratch.resolve("higher.webp"), webp);

        assertThatThrownBy(() -> decoder.square(file, 8, 16)).isInstanceOf(IOException.class);
    }

    /** So that a check refuses them, which looks no further. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bits-12.jpg",
                "arithmetic.jpg",
                "lossless.jpg",
                "bomb.png",
                "part-of-screen.gif",
                "lossy.webp",
                "tiff-lab.tif",
                "tiff-signed.tif",
                "tiff-fractions.tif",
                "jpeg2000.jp2"
            })
    void theFirstBytesTellWhatIsNotRead(String name) throws IOException {
        byte[] head = FileKind.head(image(name));

        String obstacle =
                ImageDecoder.obstacle(image(name), FileKind.of(head), head).orElseThrow();

        assertThatThrownBy(() -> decoder.square(image(name), 8, 16)).hasMessage(obstacle);
    }

    @ParameterizedTest
    @MethodSource("seenByPillow")
    void theFirstBytesRefuseNothingThatIsRead(Expected expected) throws IOException {
        byte[] whole = Files.readAllBytes(image(expected.name()));
        for (int length : new int[] {20, 40, 80, 160, 320, whole.length}) {
            byte[] head = Arrays.copyOf(whole, Math.min(length, whole.length));

            assertThat(ImageDecoder.obstacle(image(expected.name()), FileKind.of(whole), head))
                    .isEmpty();
        }
    }

    private Expected seen(Path file, int depth) throws IOException {
        return decoder.view(file, depth, (encoded, decoded) -> {
            Upright image = new Upright(decoded.samples(), encoded.orientation());
            int width = image.width();
            byte[] pixels = new byte[3 * width * image.height()];
            int[] row = new int[3 * width];
            for (int y = 0; y < image.height(); y++) {
                image.read(0, y, width, row);
                for (int i = 0; i < row.length; i++) {
                    pixels[3 * width * y + i] = (byte) row[i];
                }
            }
            return new Expected(file.toString(), width, image.height(), pixels);
        });
    }

    private static Stream<Expected> seenByPillow() throws IOException {
        return Files.readAllLines(image("expected.txt")).stream().map(line -> {
            String[] words = line.split(" ");
            return new Expected(
                    words[0],
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    HexFormat.of().parseHex(words[3].toLowerCase(Locale.ROOT)));
        });
    }

    private static Path image(String name) {
        try {
            return Path.of(ImageKindsTest.class.getResource("/images/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
