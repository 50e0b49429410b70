package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.astrapia.config.Optimizer;
import org.astrapia.network.Parameter;

/** One tensor and an optimizer's memory of it, in 64 bits, as the formulas of the papers and of PyTorch read. */
final class TensorReference {
    private final Optimizer optimizer;
    private final Parameter parameter;
    private final double[] weights;
    private final double[] first;
    private final double[] second;
    private final double decay;
    private final double rateFactor;
    private final boolean vector;
    private int steps;

    TensorReference(Parameter parameter, float[] weights, Optimizer optimizer) {
        this.optimizer = optimizer;
        this.parameter = parameter;
        this.weights = new double[weights.length];
        this.first = new double[weights.length];
        this.second = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            this.weights[i] = weights[i];
        }
        this.vector = parameter.dimensions().sizes().size() == 1;
        this.decay = vector ? optimizer.decayNorm().orElse(optimizer.decay()) : optimizer.decay();
        double rate = vector ? optimizer.rateNorm().orElse(optimizer.rate()) : optimizer.rate();
        boolean head = parameter.name().startsWith("classifier");
        this.rateFactor = (head ? optimizer.rateHead().orElse(rate) : rate) / optimizer.rate();
    }

    /** One step by {@code bound * gradient}. */
    void step(float[] gradient, double bound, double scheduled) {
        double rate = scheduled * rateFactor;
        steps++;
        optimizer.accept(new Optimizer.Visitor<Void>() {
            @Override
            public Void sgd(Optimizer.Sgd sgd) {
                descend(decayed(gradient, bound), sgd.momentum(), sgd.nesterov(), rate);
                return null;
            }

            @Override
            public Void adam(Optimizer.Adam adam) {
                moments(decayed(gradient, bound), adam.beta1(), adam.beta2(), rate);
                return null;
            }

            @Override
            public Void adamw(Optimizer.AdamW adamw) {
                double[] raw = new double[weights.length];
                for (int i = 0; i < raw.length; i++) {
                    raw[i] = bound * gradient[i];
                    weights[i] *= 1 - rate * decay;
                }
                moments(raw, adamw.beta1(), adamw.beta2(), rate);
                return null;
            }

            @Override
            public Void lars(Optimizer.Lars lars) {
                double[] d = decayed(gradient, bound);
                double ratio =
                        vector || norm(weights) == 0 || norm(d) == 0 ? 1 : lars.trust() * norm(weights) / norm(d);
                ratio = lars.bounded() && !vector ? Math.min(ratio / rate, 1) : ratio;
                for (int i = 0; i < d.length; i++) {
                    d[i] *= ratio;
                }
                descend(d, lars.momentum(), false, rate);
                return null;
            }
        });
    }

    private double[] decayed(float[] gradient, double bound) {
        double[] d = new double[weights.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = bound * gradient[i] + decay * weights[i];
        }
        return d;
    }

    private void descend(double[] d, double momentum, boolean nesterov, double rate) {
        for (int i = 0; i < d.length; i++) {
            first[i] = momentum * first[i] + d[i];
            weights[i] -= rate * (nesterov ? d[i] + momentum * first[i] : first[i]);
        }
    }

    private void moments(double[] g, double beta1, double beta2, double rate) {
        for (int i = 0; i < g.length; i++) {
            first[i] = beta1 * first[i] + (1 - beta1) * g[i];
            second[i] = beta2 * second[i] + (1 - beta2) * g[i] * g[i];
            double mean = first[i] / (1 - Math.pow(beta1, steps));
            double square = second[i] / (1 - Math.pow(beta2, steps));
            weights[i] -= rate * mean / (Math.sqrt(square) + 1e-8);
        }
    }

    void compareWith(float[] found) {
        for (int i = 0; i < weights.length; i++) {
            assertThat((double) found[i])
                    .as("%s[%d] after %d steps", parameter.name(), i, steps)
                    .isCloseTo(weights[i], Assertions.within(1e-6 * Math.max(1, Math.abs(weights[i]))));
        }
    }

    static double norm(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    private static double norm(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
