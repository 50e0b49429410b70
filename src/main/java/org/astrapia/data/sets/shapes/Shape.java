package org.astrapia.data.sets.shapes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ten classes of {@code shapes}, each a figure within a circle of radius 1 around the origin. */
enum Shape {
    DISC {
        @Override
        boolean contains(double x, double y) {
            return x * x + y * y < 0.64;
        }
    },
    RING {
        @Override
        boolean contains(double x, double y) {
            double square = x * x + y * y;
            return square > 0.25 && square < 0.81;
        }
    },
    SQUARE {
        @Override
        boolean contains(double x, double y) {
            return largest(x, y) < 0.7;
        }
    },
    FRAME {
        @Override
        boolean contains(double x, double y) {
            return largest(x, y) > 0.42 && largest(x, y) < 0.74;
        }
    },
    TRIANGLE {
        @Override
        boolean contains(double x, double y) {
            return y < 0.5 && SQRT_3 * Math.abs(x) - y < 1;
        }
    },
    CROSS {
        @Override
        boolean contains(double x, double y) {
            return Math.min(Math.abs(x), Math.abs(y)) < 0.26 && largest(x, y) < 0.9;
        }
    },
    STAR {
        /** A pentagram is what at most one of its five lines cuts off. */
        @Override
        boolean contains(double x, double y) {
            int cutOff = 0;
            for (int i = 0; i < 5; i++) {
                cutOff += x * FIFTH_SINE[i] + y * FIFTH_COSINE[i] > FIFTH_COSINE[1] ? 1 : 0;
            }
            return cutOff <= 1;
        }
    },
    CRESCENT {
        @Override
        boolean contains(double x, double y) {
            return x * x + y * y < 0.9 && (x - 0.45) * (x - 0.45) + y * y > 0.56;
        }
    },
    ARROW {
        @Override
        boolean contains(double x, double y) {
            boolean head = y > -0.95 && y < 0 && Math.abs(x) < 0.75 * (y + 0.95);
            boolean shaft = y >= 0 && y < 0.9 && Math.abs(x) < 0.22;
            return head || shaft;
        }
    },
    BARS {
        @Override
        boolean contains(double x, double y) {
            return Math.abs(x) > 0.22 && Math.abs(x) < 0.62 && Math.abs(y) < 0.75;
        }
    };

    private static final double SQRT_3 = Math.sqrt(3);
    private static final double[] FIFTH_COSINE = new double[5];
    private static final double[] FIFTH_SINE = new double[5];

    static {
        for (int i = 0; i < 5; i++) {
            FIFTH_COSINE[i] = StrictMath.cos(2 * Math.PI * i / 5);
            FIFTH_SINE[i] = StrictMath.sin(2 * Math.PI * i / 5);
        }
    }

    /** Whether the point belongs to the shape; y grows downwards. */
    abstract boolean contains(double x, double y);

    /** Names of the classes, in order. */
    static List<String> names() {
        return Arrays.stream(values())
                .map(shape -> shape.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static double largest(double x, double y) {
        return Math.max(Math.abs(x), Math.abs(y));
    }
}
