package org.astrapia.data;

import java.util.Arrays;

/**
 * Shifts and scales the values of each channel: {@code (value / 255 - mean) / deviation}.
 *
 * @param mean per channel, of values in 0..1
 * @param deviation standard deviation per channel, of values in 0..1; above 0
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
public record Normalization(double[] mean, double[] deviation) {
    private static final int VALUES = 256;

    /**
     * Mean and (population) standard deviation per channel over all pixels of the given images. A channel without any
     * variation gets deviation 1, so that it becomes 0.
     *
     * @param indices the training images, at least one
     */
    public static Normalization of(Images images, int[] indices) {
        int channels = images.channels();
        long[][] histogram = Arrays.stream(indices)
                .parallel()
                .collect(() -> new Histogram(images), Histogram::add, Histogram::addAll)
                .counts;
        double[] mean = new double[channels];
        double[] deviation = new double[channels];
        double values = (double) indices.length * images.height() * images.width();
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            double squares = 0;
            for (int value = 0; value < VALUES; value++) {
                sum += (double) histogram[channel][value] * value;
                squares += (double) histogram[channel][value] * value * value;
            }
            mean[channel] = sum / values / 255;
            double variance = squares / values / (255.0 * 255.0) - mean[channel] * mean[channel];
            deviation[channel] = variance > 1e-12 ? Math.sqrt(variance) : 1;
        }
        return new Normalization(mean, deviation);
    }

    /** How often each channel has each value; whole numbers, so that the order of adding does not matter. */
    private static final class Histogram {
        private final Images images;
        private final long[][] counts;
        private final byte[] pixels;

        Histogram(Images images) {
            this.images = images;
            this.counts = new long[images.channels()][VALUES];
            this.pixels = new byte[images.bytesPerImage()];
        }

        void add(int image) {
            images.pixels().read(image, pixels);
            for (int channel = 0; channel < counts.length; channel++) {
                long[] count = counts[channel];
                for (int i = channel; i < pixels.length; i += counts.length) {
                    count[pixels[i] & 0xFF]++;
                }
            }
        }

        void addAll(Histogram other) {
            for (int channel = 0; channel < counts.length; channel++) {
                for (int value = 0; value < VALUES; value++) {
                    counts[channel][value] += other.counts[channel][value];
                }
            }
        }
    }

    /** The normalised form of a stored value 0..255. */
    public float apply(int value, int channel) {
        return (float) ((value / 255.0 - mean[channel]) / deviation[channel]);
    }

    /** {@link #apply} for all values: {@code [channels, 256]}. */
    public float[][] table() {
        float[][] table = new float[mean.length][VALUES];
        for (int channel = 0; channel < mean.length; channel++) {
            for (int value = 0; value < VALUES; value++) {
                table[channel][value] = apply(value, channel);
            }
        }
        return table;
    }
}
