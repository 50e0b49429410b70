package org.astrapia.engine.search;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The largest eigenvalue of a symmetric matrix that is known by its products alone, by power iteration. Where the eigenvalue that is
 * farthest from 0 is negative, the matrix is shifted by it, so that the largest one is the farthest.
 */
public final class LargestEigenvalue {
    private static final int ITERATIONS = 20;
    private static final double TOLERANCE = 0.01;

    private LargestEigenvalue() {}

    /**
     * Of a matrix.
     *
     * @param times its product with a vector
     * @param size of a vector
     * @param seed of the vector that it begins with
     * @return not a number where a product is none
     */
    public static double of(UnaryOperator<double[]> times, int size, long seed) {
        double farthest = power(times, size, seed);
        if (!(farthest < 0)) {
            return farthest;
        }
        return farthest + power(v -> plus(times.apply(v), -farthest, v), size, seed);
    }

    /** The eigenvalue that is farthest from 0, by Rayleigh's quotient. */
    private static double power(UnaryOperator<double[]> times, int size, long seed) {
        double[] vector = scaled(new SplittableRandom(seed).doubles(size, -1, 1).toArray());
        double value = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            double[] product = times.apply(vector);
            double next = dot(vector, product);
            boolean stands = Math.abs(next - value) <= TOLERANCE * Math.abs(next);
            value = next;
            if (stands || Double.isNaN(next)) {
                break;
            }
            vector = scaled(product);
        }
        return value;
    }

    private static double[] scaled(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        return length == 0 ? vector : plus(new double[vector.length], 1 / length, vector);
    }

    private static double[] plus(double[] one, double times, double[] other) {
        double[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * other[i];
        }
        return sum;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
