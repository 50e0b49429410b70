package org.astrapia.engine.measure;

import java.util.OptionalDouble;

/**
 * The expected calibration error: images are put into 15 bins by the probability of their predicted class; it is the mean over all
 * images of the difference between a bin's mean probability and its share of right images (Guo et al. 2017, equation 3, after
 * Naeini, Cooper and Hauskrecht 2015).
 */
public final class CalibrationError {
    private static final int BINS = 15;

    private final double temperature;
    private final double[] confidence = new double[BINS];
    private final long[] right = new long[BINS];
    private final long[] images = new long[BINS];

    /** @param temperature by which logits are divided; 1 for the plain softmax */
    public CalibrationError(double temperature) {
        this.temperature = temperature;
    }

    /**
     * Adds an image.
     *
     * @param logits of several
     * @param begin of its own among them
     * @param added to each of its logits
     * @param label of the image
     */
    public void add(float[] logits, int begin, double[] added, int label) {
        int best = 0;
        for (int i = 1; i < added.length; i++) {
            best = logits[begin + i] + added[i] > logits[begin + best] + added[best] ? i : best;
        }
        double sum = 0;
        for (int i = 0; i < added.length; i++) {
            sum += Math.exp((logits[begin + i] + added[i] - logits[begin + best] - added[best]) / temperature);
        }
        double probability = 1 / sum;
        int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(probability * BINS) - 1));
        confidence[bin] += probability;
        right[bin] += best == label ? 1 : 0;
        images[bin]++;
    }

    /** 0 to 1; empty without images. */
    public OptionalDouble value() {
        long all = 0;
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += images[bin];
            sum += Math.abs(confidence[bin] - right[bin]);
        }
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / all);
    }
}
