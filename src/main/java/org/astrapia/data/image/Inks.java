package org.astrapia.data.image;

import java.awt.image.Raster;

/**
 * Four inks a pixel: cyan, magenta, yellow and black. Without a profile there is no one right colour for them; these are
 * those of Pillow and of most programs, {@code R = (255 - C)(255 - K) / 255}.
 */
final class Inks implements Samples {
    /** How they are stored. */
    enum Order {
        /** There are none. */
        NONE,
        /** Inks as such. */
        STORED,
        /** 255 less the ink, as Adobe writes JPEG files and everybody reads them. */
        INVERTED,
        /** The same, with the three colours as brightness and two differences (Adobe's transform 2). */
        YCCK
    }

    private static final int FULL = 255;
    private static final int BITS = 16;
    private static final int HALF = 1 << (BITS - 1);
    private static final int CENTRE = 128;

    private final Raster raster;
    private final Order order;
    private final int shift;

    /** @param bits of one value, 8 or 16 */
    Inks(Raster raster, Order order, int bits) {
        this.raster = raster;
        this.order = order;
        this.shift = bits - Byte.SIZE;
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
        int[] inks = raster.getPixels(raster.getMinX() + x, raster.getMinY() + y, width, height, (int[]) null);
        int bands = raster.getNumBands();
        for (int i = 0; i < width * height; i++) {
            int first = bands * i;
            for (int k = 0; k < 4; k++) {
                inks[first + k] >>= shift;
                if (order == Order.STORED) {
                    inks[first + k] = FULL - inks[first + k];
                }
            }
            if (order == Order.YCCK) {
                fromYcc(inks, first);
            }
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = (inks[first + channel] * inks[first + 3] + FULL / 2) / FULL;
            }
        }
    }

    /** ITU T.871, as libjpeg rounds it (jdcolor.c, ycck_cmyk_convert), which gives inks; they stay inverted here. */
    private static void fromYcc(int[] values, int first) {
        int brightness = values[first];
        int blue = values[first + 1] - CENTRE;
        int red = values[first + 2] - CENTRE;
        values[first] = FULL - clamped(brightness + (fixed(1.402) * red + HALF >> BITS));
        values[first + 1] =
                FULL - clamped(brightness + (-fixed(0.344136286) * blue - fixed(0.714136286) * red + HALF >> BITS));
        values[first + 2] = FULL - clamped(brightness + (fixed(1.772) * blue + HALF >> BITS));
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << BITS) + 0.5);
    }

    private static int clamped(int value) {
        return Math.max(0, Math.min(FULL, value));
    }
}
