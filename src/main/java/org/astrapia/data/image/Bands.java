package org.astrapia.data.image;

import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** Samples that are stored one by one: grey or red, green and blue, with or without opacity, of 8 or 16 bits. */
final class Bands implements Samples {
    private static final int FULL = 255;

    private final Raster raster;
    private final int colours;
    private final boolean opacity;
    private final boolean multiplied;
    private final int shift;
    private final int opacityShift;
    private int[] samples = {}; // of the last row, so that the next need not make its own

    /**
     * Reads what has been decoded.
     *
     * @param depth bits of a sample that hold its range; the upper 8 of them are taken
     */
    Bands(Raster raster, ColorModel model, Encoded.Extra extra, int depth) {
        this.raster = raster;
        this.colours = model.getNumColorComponents();
        this.opacity = model.hasAlpha() && extra != Encoded.Extra.UNUSED;
        this.multiplied = model.isAlphaPremultiplied() || extra == Encoded.Extra.MULTIPLIED_OPACITY;
        this.shift = depth - Byte.SIZE;
        this.opacityShift = model.getComponentSize(0) - Byte.SIZE;
    }

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    @Override
    public void read(int x, int y, int width, int height, int[] rgb) {
        int count = width * height;
        int bands = raster.getNumBands();
        if (samples.length < count * bands) {
            samples = new int[count * bands];
        }
        raster.getPixels(raster.getMinX() + x, raster.getMinY() + y, width, height, samples);
        for (int i = 0; i < count; i++) {
            int first = i * bands;
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = Math.min(FULL, samples[first + (colours == 1 ? 0 : channel)] >> shift);
            }
            if (opacity) {
                layOnWhite(rgb, 3 * i, samples[first + colours] >> opacityShift);
            }
        }
    }

    private void layOnWhite(int[] rgb, int first, int visible) {
        for (int i = first; i < first + 3; i++) {
            rgb[i] = multiplied ? Math.min(FULL, rgb[i] + FULL - visible) : Packed.onWhite(rgb[i], visible);
        }
    }

    /** Bits that the brightest sample needs; opacity does not count. */
    static int bits(Raster raster, ColorModel model) {
        int bands = raster.getNumBands();
        int colours = model.getNumColorComponents();
        int all = 0;
        int[] row = null;
        for (int y = 0; y < raster.getHeight(); y++) {
            row = raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int i = 0; i < row.length; i += bands) {
                for (int k = 0; k < colours; k++) {
                    all |= row[i + k];
                }
            }
        }
        return Integer.SIZE - Integer.numberOfLeadingZeros(all);
    }
}
