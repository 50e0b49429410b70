package org.astrapia.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.astrapia.data.Images;
import org.astrapia.data.Normalization;
import org.astrapia.data.Pictures;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;
import org.junit.jupiter.api.Test;

class AugmenterTest {
    private static final int SIDE = 6;

    /** Value 1 + 10 * row + column, the same in all channels. */
    private final Images numbered = numbered();

    @Test
    void aFlipMirrorsHalfOfTheImages() {
        int flipped = 0;
        for (int epoch = 0; epoch < 200; epoch++) {
            float[] image = augmented(epoch, new Augmentation.Flip());
            boolean mirrored = value(image, 2, 0) == 26;
            assertThat(value(image, 2, 5)).isEqualTo(mirrored ? 21 : 26);
            flipped += mirrored ? 1 : 0;
        }
        assertThat(flipped).isBetween(75, 125);
    }

    @Test
    void aCropShiftsTheImageAndPadsItWithBlack() {
        Set<String> shifts = new TreeSet<>();
        for (int epoch = 0; epoch < 200; epoch++) {
            float[] image = augmented(epoch, new Augmentation.Crop(1));
            int middle = value(image, 2, 2);
            int down = (middle - 1) / 10 - 2;
            int right = (middle - 1) % 10 - 2;
            shifts.add(down + "," + right);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    boolean inside = y + down >= 0 && y + down < SIDE && x + right >= 0 && x + right < SIDE;
                    assertThat(value(image, y, x)).isEqualTo(inside ? 1 + 10 * (y + down) + x + right : 0);
                }
            }
        }
        assertThat(shifts).as("every shift by at most one pixel").hasSize(9);
    }

    @Test
    void paddingIsBlackBeforeNormalisationAndACutoutIsZeroAfterIt() {
        Images white = Pictures.plain(SIDE, new int[] {255}, new int[1]);
        Normalization normalization = new Normalization(new double[] {0.5, 0.5, 0.5}, new double[] {0.25, 0.25, 0.25});

        Set<Float> cropped = values(white, normalization, new Augmentation.Crop(2));
        Set<Float> cut = values(white, normalization, new Augmentation.Cutout(2));

        assertThat(cropped).containsExactlyInAnyOrder(2f, -2f);
        assertThat(cut).containsExactlyInAnyOrder(2f, 0f);
    }

    @Test
    void aCutoutIsASquareClippedAtTheBorder() {
        Set<Integer> areas = new TreeSet<>();
        for (int epoch = 0; epoch < 200; epoch++) {
            float[] image = augmented(epoch, new Augmentation.Cutout(4));
            int area = 0;
            for (int i = 0; i < image.length; i += 3) {
                area += image[i] == 0 ? 1 : 0;
            }
            areas.add(area);
        }
        assertThat(areas).as("2, 3 or 4 columns by 2, 3 or 4 rows").containsExactly(4, 6, 8, 9, 12, 16);
    }

    @Test
    void stepsWorkInTheOrderOfTheChain() {
        Images white = Pictures.plain(SIDE, new int[] {255}, new int[1]);
        Normalization normalization = new Normalization(new double[] {0.5, 0.5, 0.5}, new double[] {0.25, 0.25, 0.25});
        Augmentation wholeImage = new Augmentation.Cutout(2 * SIDE);

        assertThat(values(white, normalization, new Augmentation.Crop(2), wholeImage))
                .containsExactly(0f);
        assertThat(values(white, normalization, wholeImage, new Augmentation.Crop(2)))
                .containsExactly(-2f, 0f);
    }

    private float[] augmented(int epoch, Augmentation... chain) {
        return augmented(numbered, Pictures.unchanged(), epoch, chain);
    }

    private static float[] augmented(Images images, Normalization normalization, int epoch, Augmentation... chain) {
        float[] target = new float[images.bytesPerImage()];
        RandomStream random = RandomStream.of(Purpose.AUGMENTATION, 1, epoch, 0);
        new Augmenter(images, List.of(chain), normalization).write(0, random, target, 0);
        return target;
    }

    private static Set<Float> values(Images images, Normalization normalization, Augmentation... chain) {
        Set<Float> values = new TreeSet<>();
        for (int epoch = 0; epoch < 20; epoch++) {
            for (float value : augmented(images, normalization, epoch, chain)) {
                values.add(value);
            }
        }
        return values;
    }

    private static int value(float[] image, int y, int x) {
        return Math.round(image[(y * SIDE + x) * 3] * 255);
    }

    private static Images numbered() {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i / 3;
            pixels[i] = (byte) (1 + 10 * (pixel / SIDE) + pixel % SIDE);
        }
        return new Images(SIDE, SIDE, 3, pixels, new int[1]);
    }
}
