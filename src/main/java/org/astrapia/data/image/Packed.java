package org.astrapia.data.image;

import java.awt.image.BufferedImage;

/** Palettes and packed pixels, which the colour model unpacks. */
final class Packed implements Samples {
    private static final int WHITE = 255;

    private final BufferedImage image;

    Packed(BufferedImage image) {
        this.image = image;
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public void read(int x, int y, int width, int height, int[] rgb) {
        int[] pixels = image.getRGB(x, y, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = onWhite(pixels[i] >> (16 - 8 * channel) & 0xFF, pixels[i] >>> 24);
            }
        }
    }

    /** What shows of a value of 0 to 255 that lets white through. */
    static int onWhite(int value, int opacity) {
        return (value * opacity + WHITE * (WHITE - opacity) + WHITE / 2) / WHITE;
    }
}
