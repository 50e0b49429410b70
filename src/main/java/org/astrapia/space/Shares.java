package org.astrapia.space;

import java.util.Arrays;

/** Weights that share out one whole. */
final class Shares {
    /** Standard deviation of DARTS' first logits. */
    static final double NOISE = 1e-3;

    private Shares() {}

    static double[] softmax(float[] alpha) {
        double[] weights = new double[alpha.length];
        float largest = alpha[0];
        for (float logit : alpha) {
            largest = Math.max(largest, logit);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp((double) alpha[i] - largest);
        }
        return of(weights);
    }

    /** In sorted order, so that edges with the same logits in another order get the very same weights. */
    static double[] of(double[] weights) {
        double sum = Arrays.stream(weights).sorted().sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    static int strongest(double[] weights) {
        int strongest = 0;
        for (int i = 1; i < weights.length; i++) {
            strongest = weights[i] > weights[strongest] ? i : strongest;
        }
        return strongest;
    }
}
