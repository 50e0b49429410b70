package org.astrapia.data.sets.shapes;

import org.astrapia.data.RandomStream;

/**
 * Draws one picture: a background that shades from one colour to another, clutter, a shape of any colour that stands out,
 * turned, moved and sized at random, a stroke across it, and noise. No class has colours, places or clutter of its own.
 */
final class ShapePainter {
    static final int SIDE = 32;

    /** By how much the shape is lighter than the background at least, in values of 0..255, mean of the channels. */
    private static final double CONTRAST = 35;

    private static final double LIGHTEST_BACKGROUND = 150;
    private static final double DARKEST_FIGURE = 80;

    private static final double SMALLEST_RADIUS = 8;
    private static final double LARGEST_RADIUS = 12.5;

    /** Farthest that the shape's centre is moved along each axis, in pixels. */
    private static final double LARGEST_SHIFT = 5;

    /** Farthest that the shape is turned either way, in radians. */
    private static final double LARGEST_TURN = 0.6;

    private static final double LARGEST_SHADING = 60;
    private static final double SMALLEST_NOISE = 6;
    private static final double LARGEST_NOISE = 28;

    private final RandomStream random;
    private final Canvas canvas = new Canvas(SIDE);

    ShapePainter(RandomStream random) {
        this.random = random;
    }

    /** Draws the shape with all that is around it and writes it to {@code pixels} from {@code start} on. */
    void paint(Shape shape, byte[] pixels, int start) {
        double[] background = colour(0, LIGHTEST_BACKGROUND);
        double angle = random.between(0, 2 * Math.PI);
        canvas.blend(background, near(background, LARGEST_SHADING), StrictMath.cos(angle), StrictMath.sin(angle));
        int strokes = 1 + random.nextInt(4);
        for (int i = 0; i < strokes; i++) {
            stroke(anyColour());
        }
        int blobs = 1 + random.nextInt(4);
        for (int i = 0; i < blobs; i++) {
            blob(anyColour());
        }
        place(shape, standingOut(background));
        if (random.nextBoolean()) {
            stroke(anyColour());
        }
        canvas.write(random, random.between(SMALLEST_NOISE, LARGEST_NOISE), pixels, start);
    }

    private void place(Shape shape, double[] colour) {
        double x = SIDE / 2.0 + random.between(-LARGEST_SHIFT, LARGEST_SHIFT);
        double y = SIDE / 2.0 + random.between(-LARGEST_SHIFT, LARGEST_SHIFT);
        double radius = random.between(SMALLEST_RADIUS, LARGEST_RADIUS);
        double turn = random.between(-LARGEST_TURN, LARGEST_TURN);
        double cosine = StrictMath.cos(turn) / radius;
        double sine = StrictMath.sin(turn) / radius;
        Canvas.Region region = (px, py) -> {
            double right = px - x;
            double down = py - y;
            return shape.contains(right * cosine + down * sine, down * cosine - right * sine);
        };
        canvas.fill(region, x, y, radius, radius, colour);
    }

    /** A straight stroke with round ends, anywhere. */
    private void stroke(double[] colour) {
        double x = random.between(0, SIDE);
        double y = random.between(0, SIDE);
        double angle = random.between(0, Math.PI);
        double right = StrictMath.cos(angle);
        double down = StrictMath.sin(angle);
        double halfLength = random.between(4, 12);
        double halfWidth = random.between(0.4, 0.9);
        Canvas.Region region = (px, py) -> {
            double along = (px - x) * right + (py - y) * down;
            double nearest = Math.max(-halfLength, Math.min(halfLength, along));
            double dx = px - x - nearest * right;
            double dy = py - y - nearest * down;
            return dx * dx + dy * dy < halfWidth * halfWidth;
        };
        double reachX = Math.abs(halfLength * right) + halfWidth;
        double reachY = Math.abs(halfLength * down) + halfWidth;
        canvas.fill(region, x, y, reachX, reachY, colour);
    }

    private void blob(double[] colour) {
        double x = random.between(0, SIDE);
        double y = random.between(0, SIDE);
        double radius = random.between(1, 3);
        Canvas.Region region = (px, py) -> (px - x) * (px - x) + (py - y) * (py - y) < radius * radius;
        canvas.fill(region, x, y, radius, radius, colour);
    }

    private double[] anyColour() {
        return colour(0, 255);
    }

    private double[] colour(double darkest, double lightest) {
        double[] colour = new double[3];
        for (int channel = 0; channel < colour.length; channel++) {
            colour[channel] = random.between(darkest, lightest);
        }
        return colour;
    }

    private double[] near(double[] colour, double distance) {
        double[] near = new double[colour.length];
        for (int channel = 0; channel < near.length; channel++) {
            near[channel] = Math.max(0, Math.min(255, colour[channel] + random.between(-distance, distance)));
        }
        return near;
    }

    private double[] standingOut(double[] background) {
        double[] colour = colour(DARKEST_FIGURE, 255);
        while (lightness(colour) < lightness(background) + CONTRAST) {
            colour = colour(DARKEST_FIGURE, 255);
        }
        return colour;
    }

    private static double lightness(double[] colour) {
        return (colour[0] + colour[1] + colour[2]) / 3;
    }
}
