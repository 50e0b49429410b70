package org.astrapia.data.sets.shapes;

import org.astrapia.data.RandomStream;

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

    private static final int[] CORNERS = {0, 2, 6, 8};
    private static final int[] BETWEEN = {1, 3, 4, 5, 7};

    private final int side;
    private final double[] values;

    Canvas(int side) {
        this.side = side;
        this.values = new double[side * side * 3];
    }

    /** Blends from one colour to another in the direction of (right, down), a vector of length 1. */
    void blend(double[] from, double[] to, double right, double down) {
        for (int pixel = 0; pixel < side * side; pixel++) {
            int x = pixel % side;
            int y = pixel / side;
            double across = (x - side / 2.0) * right + (y - side / 2.0) * down;
            double share = Math.max(0, Math.min(1, 0.5 + across / side));
            for (int channel = 0; channel < 3; channel++) {
                values[3 * pixel + channel] = from[channel] + (to[channel] - from[channel]) * share;
            }
        }
    }

    /** Fills a region that lies within so many pixels of a centre, right and left, up and down. */
    void fill(Region region, double centreX, double centreY, double reachX, double reachY, double[] colour) {
        int left = Math.max(0, (int) (centreX - reachX));
        int right = Math.min(side, (int) (centreX + reachX) + 1);
        int top = Math.max(0, (int) (centreY - reachY));
        int bottom = Math.min(side, (int) (centreY + reachY) + 1);
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

    /** Where the points in the corners agree, so do those between them: nothing that is drawn is thinner. */
    private static double covered(Region region, int x, int y) {
        int inside = 0;
        for (int corner : CORNERS) {
            inside += containsPoint(region, x, y, corner);
        }
        if (inside == 0 || inside == CORNERS.length) {
            return inside == 0 ? 0 : 1;
        }
        for (int point : BETWEEN) {
            inside += containsPoint(region, x, y, point);
        }
        return (double) inside / (GRID * GRID);
    }

    private static int containsPoint(Region region, int x, int y, int point) {
        int column = point % GRID;
        int row = point / GRID;
        return region.contains(x + (column + 0.5) / GRID, y + (row + 0.5) / GRID) ? 1 : 0;
    }

    /** Adds noise of the given standard deviation (in values of 0..255) and writes one byte a value. */
    void write(RandomStream random, double deviation, byte[] pixels, int start) {
        for (int i = 0; i < values.length; i++) {
            double value = values[i] + deviation * random.nextNoise();
            pixels[start + i] = (byte) (int) (Math.max(0, Math.min(255, value)) + 0.5);
        }
    }
}
