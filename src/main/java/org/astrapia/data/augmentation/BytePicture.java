package org.astrapia.data.augmentation;

import org.astrapia.data.Images;

/** An image of whole numbers 0..255 with the operations on colours of Pillow 12, digit by digit. */
final class BytePicture {
    private static final int VALUES = 256;
    private static final int MOST = 255;
    private static final int RGB = 3;
    private static final int SMOOTH_CENTRE = 5;
    private static final int SMOOTH_SUM = 13;

    final int height;
    final int width;
    final int channels;
    /** {@code [height, width, channels]}. */
    final int[] values;

    private final int[] other;

    BytePicture(Images shape) {
        this.height = shape.height();
        this.width = shape.width();
        this.channels = shape.channels();
        this.values = new int[shape.bytesPerImage()];
        this.other = new int[values.length];
    }

    /** Takes an image over, rounded. */
    void read(float[] from, int start) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.min(MOST, Math.round(from[start + i])));
        }
    }

    void write(float[] to, int start) {
        for (int i = 0; i < values.length; i++) {
            to[start + i] = values[i];
        }
    }

    /** {@code ImageEnhance.Brightness}. */
    void brightness(double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = blend(0, values[i], (float) factor);
        }
    }

    /** {@code ImageEnhance.Color}; nothing to an image without colours. */
    void colour(double factor) {
        if (channels != RGB) {
            return;
        }
        for (int i = 0; i < values.length; i += RGB) {
            int grey = grey(i);
            for (int channel = 0; channel < RGB; channel++) {
                values[i + channel] = blend(grey, values[i + channel], (float) factor);
            }
        }
    }

    /** {@code ImageEnhance.Contrast}: away from the mean grey, rounded, or towards it. */
    void contrast(double factor) {
        long sum = 0;
        int pixels = height * width;
        for (int i = 0; i < values.length; i += channels) {
            sum += grey(i);
        }
        int mean = (int) ((double) sum / pixels + 0.5);
        for (int i = 0; i < values.length; i++) {
            values[i] = blend(mean, values[i], (float) factor);
        }
    }

    /** {@code ImageEnhance.Sharpness}: away from {@code ImageFilter.SMOOTH}, which leaves the border as it is. */
    void sharpness(double factor) {
        System.arraycopy(values, 0, other, 0, values.length);
        int row = width * channels;
        for (int y = 1; y < height - 1; y++) {
            for (int i = y * row + channels; i < (y + 1) * row - channels; i++) {
                int sum = (SMOOTH_CENTRE - 1) * other[i];
                for (int near = i - channels; near <= i + channels; near += channels) {
                    sum += other[near - row] + other[near] + other[near + row];
                }
                values[i] = blend((2 * sum + SMOOTH_SUM) / (2 * SMOOTH_SUM), other[i], (float) factor);
            }
        }
    }

    /** {@code ImageOps.posterize}: keeps so many bits. */
    void posterize(int bits) {
        int mask = -(1 << (8 - bits));
        for (int i = 0; i < values.length; i++) {
            values[i] &= mask;
        }
    }

    /** {@code ImageOps.solarize}: inverts values from the threshold on. */
    void solarize(double threshold) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] < threshold ? values[i] : MOST - values[i];
        }
    }

    /** {@code ImageOps.autocontrast}: every channel from its least to its largest value. */
    void autoContrast() {
        for (int channel = 0; channel < channels; channel++) {
            int least = MOST;
            int largest = 0;
            for (int i = channel; i < values.length; i += channels) {
                least = Math.min(least, values[i]);
                largest = Math.max(largest, values[i]);
            }
            if (largest <= least) {
                continue;
            }
            double scale = (double) MOST / (largest - least);
            double offset = -least * scale;
            for (int i = channel; i < values.length; i += channels) {
                values[i] = Math.max(0, Math.min(MOST, (int) (values[i] * scale + offset)));
            }
        }
    }

    /** {@code ImageOps.equalize}: every channel by its histogram. */
    void equalize() {
        for (int channel = 0; channel < channels; channel++) {
            int[] histogram = new int[VALUES];
            int largest = 0;
            for (int i = channel; i < values.length; i += channels) {
                histogram[values[i]]++;
                largest = Math.max(largest, values[i]);
            }
            int step = (height * width - histogram[largest]) / MOST;
            if (step == 0) {
                continue;
            }
            int[] table = new int[VALUES];
            int sum = step / 2;
            for (int value = 0; value < VALUES; value++) {
                table[value] = Math.min(MOST, sum / step);
                sum += histogram[value];
            }
            for (int i = channel; i < values.length; i += channels) {
                values[i] = table[values[i]];
            }
        }
    }

    /** {@code ImageOps.invert}. */
    void invert() {
        for (int i = 0; i < values.length; i++) {
            values[i] = MOST - values[i];
        }
    }

    /**
     * {@code Image.transform} by an affine map with nearest neighbours, in the same fixed point: the pixel (x, y) becomes the
     * one at {@code (a x + b y + c, d x + e y + f)} of the image before, black outside.
     */
    void transform(double a, double b, double c, double d, double e, double f) {
        System.arraycopy(values, 0, other, 0, values.length);
        int acrossX = fixed(a);
        int acrossY = fixed(d);
        int rowX = fixed(c + a * 0.5 + b * 0.5);
        int rowY = fixed(f + d * 0.5 + e * 0.5);
        int to = 0;
        for (int y = 0; y < height; y++) {
            int atX = rowX;
            int atY = rowY;
            for (int x = 0; x < width; x++) {
                int column = atX >> 16;
                int row = atY >> 16;
                boolean inside = column >= 0 && column < width && row >= 0 && row < height;
                int from = inside ? (row * width + column) * channels : 0;
                for (int channel = 0; channel < channels; channel++) {
                    values[to++] = inside ? other[from + channel] : 0;
                }
                atX += acrossX;
                atY += acrossY;
            }
            rowX += fixed(b);
            rowY += fixed(e);
        }
    }

    private static int fixed(double value) {
        return (int) Math.floor(value * 65536.0 + 0.5);
    }

    /** Counter-clockwise around the middle, as {@code Image.rotate} has it. */
    void rotate(double degrees) {
        double angle = -StrictMath.toRadians(degrees);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double x = width / 2.0;
        double y = height / 2.0;
        transform(cos, sin, x - cos * x - sin * y, -sin, cos, y + sin * x - cos * y);
    }

    private int grey(int i) {
        return channels == RGB
                ? (values[i] * 19595 + values[i + 1] * 38470 + values[i + 2] * 7471 + 0x8000) >> 16
                : values[i];
    }

    /** {@code Image.blend}, in single precision, cut off below. */
    private static int blend(int from, int to, float factor) {
        return (int) Math.max(0, Math.min(MOST, from + factor * (to - from)));
    }
}
