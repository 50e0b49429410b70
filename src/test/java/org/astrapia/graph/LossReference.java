package org.astrapia.graph;

import java.util.Arrays;
import org.astrapia.config.loss.LabelLoss;

/** Losses of a single classifier as the papers write them, in double precision, image by image. */
final class LossReference {
    private final LabelLoss loss;
    private final double[] counts;
    private final double[] weights;
    private final int[] labels;

    /**
     * @param counts training images of each class
     * @param weights of the classes; empty where they do not apply
     */
    LossReference(LabelLoss loss, double[] counts, double[] weights, int[] labels) {
        this.loss = loss;
        this.counts = counts;
        this.weights = weights;
        this.labels = labels;
    }

    /**
     * The loss.
     *
     * @param x {@code [images, features]}
     * @param weight {@code [features, classes]}
     * @param bias of the classes; empty for the normalised classifier
     */
    double of(double[] x, double[] weight, double[] bias) {
        int classes = counts.length;
        int features = weight.length / classes;
        double sum = 0;
        double over = 0;
        for (int image = 0; image < labels.length; image++) {
            double[] one = Arrays.copyOfRange(x, image * features, (image + 1) * features);
            double[] logits = new double[classes];
            for (int c = 0; c < classes; c++) {
                double product = 0;
                double square = 0;
                for (int f = 0; f < features; f++) {
                    product += one[f] * weight[f * classes + c];
                    square += weight[f * classes + c] * weight[f * classes + c];
                }
                logits[c] = bias.length > 0 ? product + bias[c] : product / Math.sqrt(square) / length(one);
            }
            double w = weights.length == 0 ? 1 : weights[labels[image]];
            sum += w * one(logits, labels[image]);
            over += loss instanceof LabelLoss.Focal ? 1 : w;
        }
        return sum / over;
    }

    private double one(double[] logits, int label) {
        double largest =
                Arrays.stream(counts).map(n -> Math.pow(n, -0.25)).max().orElseThrow();
        double all = Arrays.stream(counts).sum();
        double[] moved = new double[logits.length];
        for (int c = 0; c < moved.length; c++) {
            moved[c] = logits[c];
            if (loss instanceof LabelLoss.Ldam ldam) {
                double margin = c == label ? ldam.margin() * Math.pow(counts[c], -0.25) / largest : 0;
                moved[c] = ldam.scale() * (logits[c] - margin);
            } else if (loss instanceof LabelLoss.LogitAdjusted adjusted) {
                moved[c] += adjusted.tau() * Math.log(counts[c] / all);
            } else if (loss instanceof LabelLoss.BalancedSoftmax) {
                moved[c] += Math.log(counts[c]);
            }
        }
        double share = 0;
        if (loss instanceof LabelLoss.LabelSmoothing smoothing) {
            share = smoothing.share();
        } else if (loss instanceof LabelLoss.LabelAwareSmoothing aware) {
            share = share(aware, counts[label]);
        }
        if (share > 0) {
            double total = Math.log(Arrays.stream(moved).map(Math::exp).sum());
            double mean = Arrays.stream(moved).map(z -> total - z).average().orElseThrow();
            return (1 - share) * (total - moved[label]) + share * mean;
        }
        double p = Math.exp(moved[label]) / Arrays.stream(moved).map(Math::exp).sum();
        return loss instanceof LabelLoss.Focal focal ? -Math.pow(1 - p, focal.gamma()) * Math.log(p) : -Math.log(p);
    }

    /** As the published code has it: {@code LabelAwareSmoothing}. */
    private double share(LabelLoss.LabelAwareSmoothing aware, double count) {
        double most = Arrays.stream(counts).max().orElseThrow();
        double fewest = Arrays.stream(counts).min().orElseThrow();
        double difference = aware.head() - aware.tail();
        return switch (aware.shape()) {
            case CONCAVE -> aware.tail() + difference * Math.sin((count - fewest) * Math.PI / (2 * (most - fewest)));
            case LINEAR -> aware.tail() + difference * (count - fewest) / (most - fewest);
            case CONVEX ->
                aware.head()
                        + difference * Math.sin(1.5 * Math.PI + (count - fewest) * Math.PI / (2 * (most - fewest)));
        };
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
    }
}
