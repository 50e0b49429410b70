package org.astrapia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallerPixelsTest {
    /** 4 x 4 of one channel: averages of 2 x 2 are (1+2+5+6)/4 = 3.5, 5.5, (9+10+13+255)/4 = 71.75 and 13.5. */
    @Test
    void aHalfIsTheAverageOfFourRoundedHalfUp() {
        byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, (byte) 255, 15, 16};

        assertThat(smaller(pixels, 4, 1, 2)).containsExactly(4, 6, 72, 14);
    }

    /** Of 3 pixels the first and half of the second: (10 + 20/2) / 1.5 = 13.33 across, and alike down. */
    @Test
    void partsOfPixelsCountByTheirArea() {
        byte[] pixels = {10, 20, 40, 10, 20, 40, 70, 80, 100};

        assertThat(smaller(pixels, 3, 1, 2)).containsExactly(13, 33, 53, 73);
    }

    @Test
    void channelsStayApartAndFlatColoursStayWhatTheyAre() {
        byte[] pixels = new byte[2 * 20 * 20 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) new int[] {255, 0, 77}[i % 3];
        }
        Images smaller = new Images(20, 20, 3, pixels, new int[] {0, 1}).withSide(12);

        assertThat(smaller.count()).isEqualTo(2);
        assertThat(smaller.image(1)).hasSize(12 * 12 * 3).startsWith(255, 0, 77).endsWith(255, 0, 77);
        assertThat(IntStream.range(0, 12 * 12 * 3)
                        .map(i -> smaller.image(0)[i] & 0xFF)
                        .distinct())
                .containsExactly(255, 0, 77);
    }

    @Test
    void theSameSideChangesNothingAndALargerOneIsRefused() {
        Images images = new Images(2, 2, 1, new byte[] {1, 2, 3, 4}, new int[1]);

        assertThat(images.withSide(2)).isSameAs(images);
        assertThatThrownBy(() -> images.withSide(3)).hasMessageContaining("cannot become one of 3");
    }

    private static int[] smaller(byte[] pixels, int side, int channels, int to) {
        byte[] image = new Images(side, side, channels, pixels, new int[1])
                .withSide(to)
                .image(0);
        return IntStream.range(0, image.length).map(i -> image[i] & 0xFF).toArray();
    }
}
