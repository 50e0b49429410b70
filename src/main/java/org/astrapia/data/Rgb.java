package org.astrapia.data;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;

/**
 * Reads rows of red, green and blue from an image of any colour model. Stored samples are taken as they are: embedded
 * colour profiles and gamma are ignored, as the usual tools for image data do it, so that grey 128 stays 128. Samples of
 * 16 bits keep their upper 8; transparency shows white behind.
 */
final class Rgb {
    private static final int WHITE = 255;

    private final BufferedImage image;
    private final int bands;
    private final int shift;

    Rgb(BufferedImage image) {
        this.image = image;
        // Palettes and packed pixels are left to the colour model.
        boolean samples = image.getColorModel() instanceof ComponentColorModel;
        this.bands = samples ? image.getRaster().getNumBands() : 0;
        this.shift = samples ? image.getColorModel().getComponentSize(0) - Byte.SIZE : 0;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Writes {@code width} pixels of row {@code y} from column {@code x} on to {@code row}, three values each. */
    void read(int x, int y, int width, int[] row) {
        if (bands == 0) {
            readPacked(x, y, width, row);
            return;
        }
        int[] samples = image.getRaster().getPixels(x, y, width, 1, (int[]) null);
        boolean grey = bands < 3;
        boolean alpha = bands == 2 || bands == 4;
        for (int i = 0; i < width; i++) {
            int first = i * bands;
            int opacity = alpha ? samples[first + bands - 1] >> shift : WHITE;
            for (int channel = 0; channel < 3; channel++) {
                row[3 * i + channel] = onWhite(samples[first + (grey ? 0 : channel)] >> shift, opacity);
            }
        }
    }

    private void readPacked(int x, int y, int width, int[] row) {
        for (int i = 0; i < width; i++) {
            int argb = image.getRGB(x + i, y);
            for (int channel = 0; channel < 3; channel++) {
                row[3 * i + channel] = onWhite((argb >> (16 - 8 * channel)) & 0xFF, argb >>> 24);
            }
        }
    }

    private static int onWhite(int value, int opacity) {
        return (value * opacity + WHITE * (WHITE - opacity) + WHITE / 2) / WHITE;
    }
}
