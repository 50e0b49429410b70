package org.astrapia.data.augmentation;

import org.astrapia.data.Images;

/**
 * Arithmetic on the colours of an image, in place, on values 0..255. What needs red, green and blue leaves an image of
 * another number of channels as it is.
 */
final class Colours {
    private static final float RED = 0.2989f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;
    private static final float MOST = 255;
    private static final int RGB = 3;

    private final int length;
    private final boolean rgb;

    Colours(Images shape) {
        this.length = shape.bytesPerImage();
        this.rgb = shape.channels() == RGB;
    }

    /** Every channel becomes the pixel's grey. */
    void grey(float[] values, int start) {
        saturation(values, start, 0);
    }

    /** {@code v >= threshold} becomes {@code 255 - v}. */
    void solarize(float[] values, int start, float threshold) {
        for (int i = start; i < start + length; i++) {
            values[i] = values[i] >= threshold ? MOST - values[i] : values[i];
        }
    }

    /** {@code f v}. */
    void brightness(float[] values, int start, float factor) {
        blend(values, start, factor, 0);
    }

    /** {@code f v + (1 - f) m}, with m the mean grey of the image. */
    void contrast(float[] values, int start, float factor) {
        blend(values, start, factor, (1 - factor) * meanGrey(values, start));
    }

    /** {@code f v + (1 - f) g}, with g the pixel's grey. */
    void saturation(float[] values, int start, float factor) {
        if (!rgb) {
            return;
        }
        for (int i = start; i < start + length; i += RGB) {
            float grey = (1 - factor) * grey(values[i], values[i + 1], values[i + 2]);
            values[i] = clipped(factor * values[i] + grey);
            values[i + 1] = clipped(factor * values[i + 1] + grey);
            values[i + 2] = clipped(factor * values[i + 2] + grey);
        }
    }

    /**
     * Turns the hue of HSV by {@code shift} of the full circle, from -1/2 to 1/2. As the turn keeps the largest and the
     * smallest of the three values, only the hue is computed: with h in sixths of the circle, red is {@code smallest +
     * (largest - smallest) clip(|h - 3| - 1)}, green {@code clip(2 - |h - 2|)} and blue {@code clip(2 - |h - 4|)} alike.
     */
    void hue(float[] values, int start, float shift) {
        if (!rgb) {
            return;
        }
        float turn = 6 * shift;
        for (int i = start; i < start + length; i += RGB) {
            float red = values[i];
            float green = values[i + 1];
            float blue = values[i + 2];
            float largest = Math.max(red, Math.max(green, blue));
            float smallest = Math.min(red, Math.min(green, blue));
            float range = largest - smallest;
            if (range <= 0) {
                continue;
            }
            float hue = turn + hue(red, green, blue, largest, range);
            hue = hue < 0 ? hue + 6 : hue >= 6 ? hue - 6 : hue;
            values[i] = smallest + range * share(Math.abs(hue - 3) - 1);
            values[i + 1] = smallest + range * share(2 - Math.abs(hue - 2));
            values[i + 2] = smallest + range * share(2 - Math.abs(hue - 4));
        }
    }

    /** In sixths of the circle, from -1 to 5. */
    private static float hue(float red, float green, float blue, float largest, float range) {
        if (largest == red) {
            return (green - blue) / range;
        }
        return largest == green ? 2 + (blue - red) / range : 4 + (red - green) / range;
    }

    private void blend(float[] values, int start, float factor, float other) {
        for (int i = start; i < start + length; i++) {
            values[i] = clipped(factor * values[i] + other);
        }
    }

    private float meanGrey(float[] values, int start) {
        float sum = 0;
        if (!rgb) {
            for (int i = start; i < start + length; i++) {
                sum += values[i];
            }
            return sum / length;
        }
        for (int i = start; i < start + length; i += RGB) {
            sum += grey(values[i], values[i + 1], values[i + 2]);
        }
        return sum / (length / RGB);
    }

    private static float grey(float red, float green, float blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }

    private static float clipped(float value) {
        return value < 0 ? 0 : value > MOST ? MOST : value;
    }

    private static float share(float value) {
        return value < 0 ? 0 : value > 1 ? 1 : value;
    }
}
