package org.astrapia.config.loss;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What losses and predictions take from the numbers of training images of the classes. A class without images is treated
 * as one with a single image.
 *
 * <p>Worked example: for 100 and 1 images, priors are 0.9901 and 0.0099, LDAM's margins with 0.5 are 0.1581 and 0.5, and
 * inverse-frequency weights 0.0198 and 1.9802.
 */
public final class ClassBalance {
    private ClassBalance() {}

    /** {@code log(n_i / sum of all n)}. */
    public static List<Double> logPriors(List<Integer> counts) {
        double sum = counts.stream().mapToInt(ClassBalance::images).sum();
        return each(counts, n -> Math.log(n / sum));
    }

    /** {@code margin * n_i^(-1/4) / max(n^(-1/4))} (Cao et al. 2019, equation 12, as their code scales it). */
    static List<Double> margins(List<Integer> counts, double margin) {
        double rarest = counts.stream().mapToInt(ClassBalance::images).min().orElse(1);
        return each(counts, n -> margin * Math.pow(rarest / n, 0.25));
    }

    /** Where each class stands between the smallest, 0, and the largest, 1; 1 for all where they are equal. */
    static List<Double> places(List<Integer> counts) {
        double most = counts.stream().mapToInt(ClassBalance::images).max().orElse(1);
        double fewest = counts.stream().mapToInt(ClassBalance::images).min().orElse(1);
        return each(counts, n -> most == fewest ? 1 : (n - fewest) / (most - fewest));
    }

    /** The weights, which sum to the number of classes. */
    public static List<Double> weights(List<Integer> counts, ClassWeights weights) {
        List<Double> raw = each(counts, weights::of);
        double sum = raw.stream().mapToDouble(Double::doubleValue).sum();
        return raw.stream().map(weight -> weight / sum * counts.size()).toList();
    }

    private static List<Double> each(List<Integer> counts, IntToDoubleFunction value) {
        return counts.stream().map(n -> value.applyAsDouble(images(n))).toList();
    }

    private static int images(int count) {
        return Math.max(1, count);
    }
}
