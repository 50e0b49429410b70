package org.astrapia.space;

import java.util.Arrays;

/** How the architecture logits alpha of an edge become weights of its operations. */
public enum Mixing {
    /** DARTS: softmax over the operations of an edge; logits start at 1e-3 * N(0, 1). */
    SOFTMAX {
        @Override
        public double[] weights(float[] alpha) {
            double[] weights = new double[alpha.length];
            float largest = alpha[0];
            for (float logit : alpha) {
                largest = Math.max(largest, logit);
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = Math.exp((double) alpha[i] - largest);
            }
            // In sorted order, so that edges with the same logits in another order get the very same weights.
            double sum = Arrays.stream(weights).sorted().sum();
            return Arrays.stream(weights).map(weight -> weight / sum).toArray();
        }
    },
    /** FairDARTS: sigmoid, every operation on its own; logits start at 0. */
    SIGMOID {
        @Override
        public double[] weights(float[] alpha) {
            double[] weights = new double[alpha.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = 1 / (1 + Math.exp(-alpha[i]));
            }
            return weights;
        }
    };

    /** Weights of an edge's operations from its logits {@code [operations]}, in double precision. */
    public abstract double[] weights(float[] alpha);
}
