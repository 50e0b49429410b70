package org.astrapia.data.augmentation;

import org.astrapia.data.RandomStream;

/**
 * Numbers of the symmetric Beta distribution, the same on every machine. Up to 1 by Joehnk's method (1964), in logarithms;
 * above as {@code x / (x + y)} of two Gamma numbers by Marsaglia and Tsang (2000).
 */
final class Beta {
    private Beta() {}

    /**
     * A number between 0 and 1.
     *
     * @param alpha both parameters, above 0
     */
    static double draw(double alpha, RandomStream random) {
        if (alpha > 1) {
            double x = gamma(alpha, random);
            return x / (x + gamma(alpha, random));
        }
        while (true) {
            double x = logarithm(random) / alpha;
            double y = logarithm(random) / alpha;
            double larger = Math.max(x, y);
            double sum = larger + StrictMath.log(StrictMath.exp(x - larger) + StrictMath.exp(y - larger));
            if (sum <= 0) {
                return StrictMath.exp(x - sum);
            }
        }
    }

    private static double gamma(double alpha, RandomStream random) {
        double d = alpha - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = normal(random);
            double v = (1 + c * normal) * (1 + c * normal) * (1 + c * normal);
            if (v > 0 && logarithm(random) < 0.5 * normal * normal + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** By the polar method. */
    private static double normal(RandomStream random) {
        while (true) {
            double x = random.between(-1, 1);
            double y = random.between(-1, 1);
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** Of a number above 0 and at most 1. */
    private static double logarithm(RandomStream random) {
        return StrictMath.log(1 - random.nextDouble());
    }
}
