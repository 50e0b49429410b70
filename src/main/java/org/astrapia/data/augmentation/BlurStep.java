package org.astrapia.data.augmentation;

import java.util.Arrays;
import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;

/** {@link Augmentation.Blur}, without its probability: first along the rows, then along the columns. */
final class BlurStep implements Step {
    private static final int REACH = 3;

    private final int height;
    private final int rowLength;
    private final int channels;
    private final Augmentation.Blur blur;
    /** Weights of the middle and of the neighbours 1, 2, 3 ... pixels away. */
    private final float[] weights;

    private final float[] scratch;
    /** One row, mirrored beyond both ends. */
    private final float[] line;

    BlurStep(Images shape, Augmentation.Blur blur) {
        this.height = shape.height();
        this.channels = shape.channels();
        this.rowLength = shape.width() * channels;
        this.blur = blur;
        int most = Math.min(shape.height(), shape.width()) - 1;
        this.weights = new float[1 + Math.min(most, (int) Math.ceil(REACH * blur.mostSigma()))];
        this.scratch = new float[shape.bytesPerImage()];
        this.line = new float[rowLength + 2 * channels * (weights.length - 1)];
    }

    @Override
    public void change(float[] values, int start, RandomStream random) {
        int radius = weigh(random.between(blur.leastSigma(), blur.mostSigma()));
        Arrays.fill(scratch, 0);
        for (int y = 0; y < height; y++) {
            mirror(values, start + y * rowLength, radius);
            for (int k = -radius; k <= radius; k++) {
                add(line, (k + radius) * channels, weights[Math.abs(k)], scratch, y * rowLength);
            }
        }
        Arrays.fill(values, start, start + scratch.length, 0);
        for (int y = 0; y < height; y++) {
            for (int k = -radius; k <= radius; k++) {
                int row = mirrored(y + k, height);
                add(scratch, row * rowLength, weights[Math.abs(k)], values, start + y * rowLength);
            }
        }
    }

    /** Computes the weights for a standard deviation and says how far they reach. */
    private int weigh(double sigma) {
        int radius = Math.min(weights.length - 1, (int) Math.ceil(REACH * sigma));
        double sum = 0;
        for (int k = 0; k <= radius; k++) {
            double weight = StrictMath.exp(-k * k / (2 * sigma * sigma));
            weights[k] = (float) weight;
            sum += k == 0 ? weight : 2 * weight;
        }
        for (int k = 0; k <= radius; k++) {
            weights[k] = (float) (weights[k] / sum);
        }
        return radius;
    }

    private void mirror(float[] values, int row, int radius) {
        int width = rowLength / channels;
        System.arraycopy(values, row, line, radius * channels, rowLength);
        for (int k = 1; k <= radius; k++) {
            System.arraycopy(values, row + k * channels, line, (radius - k) * channels, channels);
            int beyond = (radius + width - 1 + k) * channels;
            System.arraycopy(values, row + (width - 1 - k) * channels, line, beyond, channels);
        }
    }

    private static int mirrored(int place, int size) {
        return place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place;
    }

    private void add(float[] from, int first, float weight, float[] to, int start) {
        for (int i = 0; i < rowLength; i++) {
            to[start + i] += weight * from[first + i];
        }
    }
}
