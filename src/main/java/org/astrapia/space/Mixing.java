package org.astrapia.space;

import java.util.Arrays;

/** How the architecture logits alpha of an edge become weights of its operations. */
public enum Mixing {
    /** DARTS: softmax over the operations of an edge; logits start at 1e-3 * N(0, 1). */
    SOFTMAX(1e-3) {
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

        @Override
        public boolean[] changed(double[] before, double[] now) {
            boolean[] changed = new boolean[now.length];
            int strongest = strongest(now);
            changed[strongest] = strongest != strongest(before);
            return changed;
        }

        private static int strongest(double[] weights) {
            int strongest = 0;
            for (int i = 1; i < weights.length; i++) {
                strongest = weights[i] > weights[strongest] ? i : strongest;
            }
            return strongest;
        }
    },
    /** FairDARTS: sigmoid, every operation on its own; logits start at 0. */
    SIGMOID(0) {
        @Override
        public double[] weights(float[] alpha) {
            double[] weights = new double[alpha.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = 1 / (1 + Math.exp(-alpha[i]));
            }
            return weights;
        }

        @Override
        public boolean[] changed(double[] before, double[] now) {
            boolean[] changed = new boolean[now.length];
            for (int i = 0; i < now.length; i++) {
                changed[i] = before[i] > 0.5 != now[i] > 0.5;
            }
            return changed;
        }
    };

    private final double noise;

    Mixing(double noise) {
        this.noise = noise;
    }

    /** Standard deviation of the first logits in the published code. */
    public double noise() {
        return noise;
    }

    /** Weights of an edge's operations from its logits {@code [operations]}, in double precision. */
    public abstract double[] weights(float[] alpha);

    /**
     * Which operations of an edge have changed sides: a sigmoid weight that of 0.5; under softmax the strongest operation of an
     * edge where it was another one.
     *
     * @param before weights of the edge's operations
     * @param now the same, later
     */
    public abstract boolean[] changed(double[] before, double[] now);
}
