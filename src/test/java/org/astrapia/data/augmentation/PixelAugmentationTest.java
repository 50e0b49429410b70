package org.astrapia.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.astrapia.data.Images;
import org.astrapia.data.Normalization;
import org.astrapia.data.Pictures;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelAugmentationTest {
    private static final int DRAWS = 400;
    private static final Offset<Float> CLOSE = within(1e-3f);
    private static final Normalization HALF =
            new Normalization(new double[] {0.5, 0.5, 0.5}, new double[] {0.25, 0.25, 0.25});

    /** A pixel of grey 0.2989 * 200 + 0.587 * 100 + 0.114 * 50 = 124.18 beside a black one. */
    private final Images pair = new Images(1, 2, 3, new byte[] {(byte) 200, 100, 50, 0, 0, 0}, new int[1]);

    private final Colours colours = new Colours(pair);
    private final float[] values = {200, 100, 50, 0, 0, 0};

    @Test
    void brightnessMultipliesAndClips() {
        colours.brightness(values, 0, 1.5f);

        assertThat(values).containsExactly(new float[] {255, 150, 75, 0, 0, 0}, CLOSE);
    }

    @Test
    void contrastGoesFromTheMeanGreyOfTheImage() {
        colours.contrast(values, 0, 0.5f);

        assertThat(values).containsExactly(new float[] {131.045f, 81.045f, 56.045f, 31.045f, 31.045f, 31.045f}, CLOSE);
    }

    @Test
    void saturationGoesFromThePixelsOwnGrey() {
        colours.saturation(values, 0, 0.5f);

        assertThat(values).containsExactly(new float[] {162.09f, 112.09f, 87.09f, 0, 0, 0}, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.5f, -0.1f, 0.03f, 0.25f, 0.5f})
    void theHueTurnsAsInHsv(float shift) {
        Random random = new Random(1);
        byte[] pixels = new byte[16 * 16 * 3];
        random.nextBytes(pixels);
        Images noise = new Images(16, 16, 3, pixels, new int[1]);
        float[] turned = pixels(noise);

        new Colours(noise).hue(turned, 0, shift);

        for (int i = 0; i < pixels.length; i += 3) {
            float[] hsb = Color.RGBtoHSB(pixels[i] & 0xFF, pixels[i + 1] & 0xFF, pixels[i + 2] & 0xFF, null);
            Color expected = Color.getHSBColor(hsb[0] + shift, hsb[1], hsb[2]);
            assertThat(turned[i]).isCloseTo(expected.getRed(), within(0.6f));
            assertThat(turned[i + 1]).isCloseTo(expected.getGreen(), within(0.6f));
            assertThat(turned[i + 2]).isCloseTo(expected.getBlue(), within(0.6f));
        }
    }

    @Test
    void jitterDrawsItsFactorsAroundOneAndLeavesSomeImagesAlone() {
        Images plain = Pictures.plain(2, new int[] {100}, new int[1]);
        DoubleSummaryStatistics drawn = new DoubleSummaryStatistics();
        int unchanged = 0;
        for (int epoch = 0; epoch < DRAWS; epoch++) {
            float value = augmented(plain, epoch, new Augmentation.Jitter(0.4, 0.4, 0.4, 0.1, 0.8))[0];
            drawn.accept(value);
            unchanged += Math.abs(value - 100) < 1e-3 ? 1 : 0;
        }

        assertThat(unchanged).isBetween(50, 110);
        assertThat(drawn.getMin()).isBetween(60.0, 65.0);
        assertThat(drawn.getMax()).isBetween(135.0, 140.0);
    }

    @Test
    void theOrderOfTheChangesIsDrawnToo() {
        long clippedFirst = IntStream.range(0, DRAWS)
                .mapToObj(epoch -> augmented(pair, epoch, new Augmentation.Jitter(10, 1, 0, 0, 1)))
                .filter(image -> image[0] == image[1] && image[0] < 255)
                .count();

        assertThat(clippedFirst)
                .as("two channels clipped by the brightness, then drawn towards grey by the contrast")
                .isBetween(DRAWS / 20L, DRAWS / 2L);
    }

    @Test
    void greyMakesAllChannelsEqualInSomeImages() {
        long grey = IntStream.range(0, DRAWS)
                .mapToObj(epoch -> augmented(pair, epoch, new Augmentation.Grey(0.2)))
                .filter(image -> Math.abs(image[0] - 124.18) < 1e-3 && Math.abs(image[2] - 124.18) < 1e-3)
                .count();

        assertThat(grey).isBetween(50L, 110L);
        assertThat(augmented(pair, 0, new Augmentation.Grey(0))).containsExactly(pixels(pair), CLOSE);
    }

    @Test
    void solarizeInvertsFromTheThresholdOn() {
        assertThat(augmented(pair, 0, new Augmentation.Solarize(1, 100)))
                .containsExactly(new float[] {55, 155, 50, 0, 0, 0}, CLOSE);
        assertThat(augmented(pair, 0, new Augmentation.Solarize(1, 100.5)))
                .containsExactly(new float[] {55, 100, 50, 0, 0, 0}, CLOSE);
    }

    @Test
    void blurSpreadsAPointAsAGaussian() {
        int side = 15;
        byte[] pixels = new byte[side * side * 3];
        int middle = (side / 2 * side + side / 2) * 3;
        pixels[middle] = (byte) 200;
        Images point = new Images(side, side, 3, pixels, new int[1]);

        float[] blurred = augmented(point, 0, new Augmentation.Blur(1, 1.5, 1.5));

        double ratio = Math.exp(-1 / (2 * 1.5 * 1.5));
        assertThat(blurred[middle + 3] / blurred[middle]).isCloseTo((float) ratio, within(1e-4f));
        assertThat(blurred[middle + 3 * side] / blurred[middle]).isCloseTo((float) ratio, within(1e-4f));
        assertThat(blurred[middle - 3 * side - 3] / blurred[middle]).isCloseTo((float) (ratio * ratio), within(1e-4f));
        assertThat(IntStream.range(0, blurred.length)
                        .mapToDouble(i -> blurred[i])
                        .sum())
                .isCloseTo(200, within(1e-2));
        assertThat(blurred[middle + 1]).as("green stays black").isZero();
    }

    @Test
    void blurMirrorsAtTheBorder() {
        Images plain = Pictures.plain(4, new int[] {90}, new int[1]);

        assertThat(augmented(plain, 0, new Augmentation.Blur(1, 2, 2))).containsExactly(pixels(plain), CLOSE);
    }

    @Test
    void whatStandsBeforeAStepOnPixelsWorksOnPixelsToo() {
        Images white = Pictures.plain(6, new int[] {255}, new int[1]);
        Augmentation never = new Augmentation.Solarize(0, 128);
        Augmentation always = new Augmentation.Solarize(1, 0);

        assertThat(augmented(white, HALF, 1, new Augmentation.Crop(2), never))
                .containsExactly(augmented(white, HALF, 1, new Augmentation.Crop(2)), within(1e-5f));
        assertThat(augmented(white, HALF, 1, new Augmentation.Cutout(4), never))
                .containsExactly(augmented(white, HALF, 1, new Augmentation.Cutout(4)), within(1e-5f));
        assertThat(augmented(white, HALF, 1, always)).containsOnly(-2f);
        assertThat(augmented(white, HALF, 1, always, new Augmentation.Cutout(12)))
                .containsOnly(0f);
    }

    private static float[] augmented(Images images, int epoch, Augmentation... chain) {
        float[] image = augmented(images, Pictures.unchanged(), epoch, chain);
        for (int i = 0; i < image.length; i++) {
            image[i] *= 255;
        }
        return image;
    }

    private static float[] augmented(Images images, Normalization normalization, int epoch, Augmentation... chain) {
        float[] target = new float[images.bytesPerImage()];
        RandomStream random = RandomStream.of(Purpose.AUGMENTATION, 1, epoch, 0);
        new Augmenter(images, List.of(chain), normalization).write(0, random, target, 0);
        return target;
    }

    private static float[] pixels(Images images) {
        float[] pixels = new float[images.bytesPerImage()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = images.image(0)[i] & 0xFF;
        }
        return pixels;
    }
}
