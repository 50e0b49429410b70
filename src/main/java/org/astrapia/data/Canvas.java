package org.astrapia.data;

/**
 * A picture in the making: regions are filled with colours by counting how many points of a grid within each pixel they
 * cover. Plain arithmetic, so that every Java draws the same.
 */
final class Canvas {
    /** A region of the plane, in pixels. */
    interface Region {
        boolean contains(double x, double y);
    }

    /** Points per pixel along each axis. */
    private static final int GRID = 3;

    private final int side;
    private final double[] values;

    Canvas(int side) {
        this.side = side;
        this.values = new double[side * side * 3];
    }

    /** Blends from one colour to another in the direction of (right, down), a vector of length 1. */
    void blend(double[] from, double[] to, double right, double down) {
        for (int i = 0; i < values.length; i++) {
            int pixel = i / 3;
            double across = (pixel % side - side / 2.0) * right + (pixel / side - side / 2.0) * down;
            double share = Math.max(0, Math.min(1, 0.5 + across / side));
            values[i] = from[i % 3] + (to[i % 3] - from[i % 3]) * share;
        }
    }

    /** Fills a region that lies within {@code reach} pixels of a centre. */
    void fill(Region region, double centreX, double centreY, double reach, double[] colour) {
        int left = Math.max(0, (int) (centreX - reach));
        int right = Math.min(side, (int) (centreX + reach) + 1);
        int top = Math.max(0, (int) (centreY - reach));
        int bottom = Math.min(side, (int) (centreY + reach) + 1);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double share = covered(region, x, y);
                for (int channel = 0; share > 0 && channel < 3; channel++) {
                    int i = (y * side + x) * 3 + channel;
                    values[i] += (colour[channel] - values[i]) * share;
                }
            }
        }
    }

    private static double covered(Region region, int x, int y) {
        int inside = 0;
        for (int point = 0; point < GRID * GRID; point++) {
            double right = (point % GRID + 0.5) / GRID;
            double down = (point / GRID + 0.5) / GRID;
            inside += region.contains(x + right, y + down) ? 1 : 0;
        }
        return (double) inside / (GRID * GRID);
    }

    /** Adds noise of the given standard deviation (in values of 0..255) and writes one byte a value. */
    void write(RandomStream random, double deviation, byte[] pixels, int start) {
        for (int i = 0; i < values.length; i++) {
            double value = values[i] + deviation * random.nextNoise();
            pixels[start + i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
    }
}
