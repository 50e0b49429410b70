package org.astrapia.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDecoderTest {
    @TempDir
    private Path folder;

    @Test
    void greyStaysTheGreyThatIsStored() throws IOException {
        BufferedImage grey = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 128);
        BufferedImage deep = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 128 << 8 | 200);

        assertThat(decoded(grey, 2)).startsWith(128, 128, 128, 0, 0, 0);
        assertThat(decoded(deep, 2)).startsWith(128, 128, 128, 0, 0, 0);
    }

    @Test
    void palettesAndTransparencyBecomeColours() throws IOException {
        BufferedImage palette = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_INDEXED);
        palette.setRGB(1, 0, 0xFF3300);
        BufferedImage alpha = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
        alpha.setRGB(0, 0, 0xFF102030);
        alpha.setRGB(1, 0, 0x00102030);

        assertThat(decoded(palette, 2)).startsWith(0, 0, 0, 255, 51, 0);
        assertThat(decoded(alpha, 2)).as("white shows behind").startsWith(16, 32, 48, 255, 255, 255);
    }

    @Test
    void theMiddleIsCutOutAndShrunkByAveraging() throws IOException {
        BufferedImage wide = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 8; x++) {
                wide.setRGB(x, y, x < 2 || x >= 6 ? 0xFF0000 : 10 * x + y);
            }
        }

        int[] square = decoded(wide, 2);

        assertThat(square).containsExactly(0, 0, 26, 0, 0, 46, 0, 0, 28, 0, 0, 48);
    }

    @Test
    void aFractionOfAPixelCountsAsThat() throws IOException {
        BufferedImage three = new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 3; y++) {
            three.getRaster().setSample(0, y, 0, 30);
            three.getRaster().setSample(1, y, 0, 60);
            three.getRaster().setSample(2, y, 0, 240);
        }

        int[] square = decoded(three, 2);

        assertThat(square).containsExactly(40, 40, 40, 180, 180, 180, 40, 40, 40, 180, 180, 180);
    }

    @Test
    void growingInterpolates() throws IOException {
        BufferedImage two = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        two.getRaster().setSample(1, 0, 0, 100);
        two.getRaster().setSample(1, 1, 0, 100);

        int[] square = decoded(two, 4);

        assertThat(new int[] {square[0], square[3], square[6], square[9]}).containsExactly(0, 25, 75, 100);
    }

    /** 30 bytes that claim 100,000 x 100,000 pixels: refused before anything of that size is made. */
    @Test
    void aPictureThatClaimsTooManyPixelsIsRefusedUnread() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(bytes);
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream chunk = new DataOutputStream(header);
        chunk.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        chunk.writeInt(100_000);
        chunk.writeInt(100_000);
        chunk.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.toByteArray());
        png.writeInt(13);
        png.write(header.toByteArray());
        png.writeInt((int) sum.getValue());
        Path file = Files.write(folder.resolve("bomb.png"), bytes.toByteArray());

        assertThatThrownBy(() -> new ImageDecoder().square(file, 8, 16))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("100000x100000 pixels; at most 67108864");
    }

    private int[] decoded(BufferedImage image, int side) throws IOException {
        Path file = folder.resolve("image.png");
        ImageIO.write(image, "png", file.toFile());
        byte[] bytes = new ImageDecoder().square(file, side, 16).pixels();
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xFF;
        }
        return values;
    }
}
