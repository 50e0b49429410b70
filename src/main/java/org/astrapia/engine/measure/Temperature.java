package org.astrapia.engine.measure;

import java.util.OptionalDouble;

/**
 * The temperature by which logits are divided so that the probabilities of some images with known labels fit best: the one with the
 * smallest mean of {@code -log p} (Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural Networks", section 4.2).
 */
public final class Temperature {
    private static final double LARGEST = 100;
    private static final double PRECISION = 1e-12;

    private Temperature() {}

    /**
     * Fits it. The derivative by the inverse rises, so its zero is found by halving.
     *
     * @param logits {@code [images, classes]} row-major
     * @param labels of the images
     * @param weights how much each class counts
     * @return at most 100; empty where nothing bounds it from below, since every image is right: that says nothing of how often
     *     others are wrong
     */
    public static OptionalDouble fit(float[] logits, int[] labels, double[] weights) {
        double low = -Math.log(LARGEST);
        double high = Math.log(LARGEST);
        if (derivative(logits, labels, weights, Math.exp(high)) <= 0) {
            return OptionalDouble.empty();
        }
        while (high - low > PRECISION) {
            double middle = (low + high) / 2;
            if (derivative(logits, labels, weights, Math.exp(middle)) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(Math.exp(-(low + high) / 2));
    }

    /** Of the sum of {@code -log p}, by the inverse of the temperature. */
    private static double derivative(float[] logits, int[] labels, double[] weights, double inverse) {
        int classes = weights.length;
        double sum = 0;
        for (int image = 0; image < labels.length; image++) {
            int begin = image * classes;
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = begin; i < begin + classes; i++) {
                largest = Math.max(largest, logits[i]);
            }
            double total = 0;
            double mean = 0;
            for (int i = begin; i < begin + classes; i++) {
                double share = Math.exp(inverse * (logits[i] - largest));
                total += share;
                mean += share * logits[i];
            }
            sum += weights[labels[image]] * (mean / total - logits[begin + labels[image]]);
        }
        return sum;
    }
}
