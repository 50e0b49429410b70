package org.astrapia.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Confusion matrix of a classifier on a test set, with the scores that follow from it. A score over no images is empty.
 *
 * @param counts {@code counts[true class][predicted class]}, square
 */
public record Confusion(List<List<Long>> counts) {
    public Confusion {
        counts = counts.stream().map(List::copyOf).toList();
    }

    /** Number of classes. */
    public int classes() {
        return counts.size();
    }

    /** Test images of a true class. */
    public long images(int trueClass) {
        return counts.get(trueClass).stream().mapToLong(Long::longValue).sum();
    }

    /** Share of right answers over all images, 0 to 1. */
    public OptionalDouble accuracy() {
        return accuracy(trueClass -> true);
    }

    /** Share of right answers over the images of the chosen classes, 0 to 1. */
    public OptionalDouble accuracy(IntPredicate chosen) {
        long all = IntStream.range(0, classes())
                .filter(chosen)
                .mapToLong(this::images)
                .sum();
        long right = IntStream.range(0, classes())
                .filter(chosen)
                .mapToLong(c -> counts.get(c).get(c))
                .sum();
        return ratio(right, all);
    }

    /** Share of a class's images that were recognised, 0 to 1. */
    public OptionalDouble recall(int trueClass) {
        return ratio(counts.get(trueClass).get(trueClass), images(trueClass));
    }

    /**
     * Mean over the classes of {@code 2 tp / (2 tp + fp + fn)}; a class that is neither present nor predicted is left
     * out.
     */
    public OptionalDouble macroF1() {
        return IntStream.range(0, classes())
                .mapToObj(this::f1)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }

    private OptionalDouble f1(int label) {
        long predicted = counts.stream().mapToLong(row -> row.get(label)).sum();
        return ratio(2 * counts.get(label).get(label), predicted + images(label));
    }

    private static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
