package org.astrapia.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.astrapia.data.Images;
import org.astrapia.data.Pictures;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;
import org.junit.jupiter.api.Test;

class ResizedCropTest {
    private static final int SIDE = 32;

    /** Red is the column, green the row. */
    private final float[] ramps = ramps();

    @Test
    void aWindowOfTheWholeAreaIsTheImage() {
        for (int epoch = 0; epoch < 5; epoch++) {
            assertThat(cropped(1, 1, epoch)).containsExactly(ramps, within(1e-4f));
        }
    }

    @Test
    void aWindowIsScaledLinearlyBetweenItsPixels() {
        for (int epoch = 0; epoch < 50; epoch++) {
            float[] image = cropped(0.08, 1, epoch);
            float scale = columns(image) / SIDE;
            for (int x = 0; x < SIDE; x++) {
                float place = (float) Math.min(columns(image) - 1, Math.max(0, (x + 0.5) * scale - 0.5));
                assertThat(image[3 * x]).isCloseTo(image[0] + place, within(1e-3f));
            }
            assertThat(image[0]).as("the window begins at a pixel").isEqualTo(Math.round(image[0]));
        }
    }

    @Test
    void theShareOfTheAreaAndTheAspectRatioAreDrawn() {
        DoubleSummaryStatistics shares = new DoubleSummaryStatistics();
        DoubleSummaryStatistics ratios = new DoubleSummaryStatistics();
        DoubleSummaryStatistics firstRows = new DoubleSummaryStatistics();
        for (int epoch = 0; epoch < 1000; epoch++) {
            float[] image = cropped(0.08, 1, epoch);
            shares.accept(columns(image) * rows(image) / (SIDE * SIDE));
            ratios.accept(columns(image) / rows(image));
            firstRows.accept(image[1]);
        }

        assertThat(shares.getMin()).isBetween(0.07, 0.1);
        assertThat(shares.getMax()).isBetween(0.95, 1.0);
        assertThat(shares.getAverage()).isBetween(0.48, 0.58);
        assertThat(ratios.getMin()).as("3/4, up to whole pixels").isBetween(0.65, 0.8);
        assertThat(ratios.getMax()).as("4/3, up to whole pixels").isBetween(1.25, 1.5);
        assertThat(firstRows.getMin()).isZero();
        assertThat(firstRows.getMax()).isGreaterThan(18);
    }

    @Test
    void anOblongImageFallsBackToTheMiddle() {
        byte[] pixels = new byte[4 * 12 * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) (i / 3 % 12);
        }
        Images oblong = new Images(4, 12, 3, pixels, new int[1]);
        float[] image = new float[pixels.length];
        new Augmenter(oblong, List.of(new Augmentation.RandomResizedCrop(1, 1)), Pictures.unchanged())
                .write(0, RandomStream.of(Purpose.AUGMENTATION, 1), image, 0);

        assertThat(image[0] * 255).as("the middle 4/3 * 4 columns begin here").isCloseTo(3, within(1e-3f));
        assertThat(image[3 * 11] * 255).isCloseTo(7, within(1e-3f));
    }

    private static float columns(float[] image) {
        int middle = (16 * SIDE + 16) * 3;
        return (image[middle] - image[middle - 3]) * SIDE;
    }

    private static float rows(float[] image) {
        int middle = (16 * SIDE + 16) * 3 + 1;
        return (image[middle] - image[middle - 3 * SIDE]) * SIDE;
    }

    private float[] cropped(double least, double most, int epoch) {
        Images shape = new Images(SIDE, SIDE, 3, new byte[0], new int[1]);
        float[] image = ramps.clone();
        new ResizedCropStep(shape, new Augmentation.RandomResizedCrop(least, most))
                .change(image, 0, RandomStream.of(Purpose.AUGMENTATION, 1, epoch));
        return image;
    }

    private static float[] ramps() {
        float[] ramps = new float[SIDE * SIDE * 3];
        for (int i = 0; i < ramps.length; i += 3) {
            ramps[i] = i / 3 % SIDE;
            ramps[i + 1] = i / 3 / SIDE;
        }
        return ramps;
    }
}
