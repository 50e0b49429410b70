package org.astrapia.run.result;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a network predicted on a test set. Classes with more than 100 training images are the many, those with fewer than
 * 20 the few, the rest the medium (Liu et al. 2019, "Large-Scale Long-Tailed Recognition in an Open World").
 *
 * @param confusion {@code [true class][predicted class]}, numbers of images
 * @param trainCounts training images of each class
 */
public record Evaluation(List<List<Long>> confusion, List<Integer> trainCounts) {
    private static final int MANY = 100;
    private static final int FEW = 20;
    private static final double RAREST = 0.4;

    public Evaluation {
        confusion = confusion.stream().map(List::copyOf).toList();
        trainCounts = List.copyOf(trainCounts);
    }

    /** Counts predictions against labels; both {@code [images]}. */
    public static Evaluation of(int[] labels, int[] predictions, List<Integer> trainCounts) {
        int classes = trainCounts.size();
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]][predictions[i]]++;
        }
        return ofCounts(counts, trainCounts);
    }

    /** From {@code [true class][predicted class]}. */
    static Evaluation ofCounts(long[][] counts, List<Integer> trainCounts) {
        List<List<Long>> confusion = new ArrayList<>();
        for (long[] row : counts) {
            confusion.add(IntStream.range(0, row.length).mapToObj(i -> row[i]).toList());
        }
        return new Evaluation(confusion, trainCounts);
    }

    /** Share of right images of the whole test set, 0 to 1; empty without images. */
    public OptionalDouble accuracy() {
        return accuracy(label -> true);
    }

    /** Share of right images of the classes with more than 100 training images; empty when there are none. */
    OptionalDouble many() {
        return accuracy(label -> trainCounts.get(label) > MANY);
    }

    /** The same of the classes with 20 to 100 training images. */
    OptionalDouble medium() {
        return accuracy(label -> trainCounts.get(label) <= MANY && trainCounts.get(label) >= FEW);
    }

    /** The same of the classes with fewer than 20 training images. */
    OptionalDouble few() {
        return accuracy(label -> trainCounts.get(label) < FEW);
    }

    /**
     * The same of the rarest classes: the two fifths with the fewest training images, and any class with as few. Small
     * data sets may have no few-shot class at all. Empty when all classes have the same number.
     */
    OptionalDouble rarest() {
        List<Integer> sorted = trainCounts.stream().sorted().toList();
        int bound = sorted.get(Math.max(1, (int) Math.round(RAREST * sorted.size())) - 1);
        return bound == sorted.get(sorted.size() - 1)
                ? OptionalDouble.empty()
                : accuracy(label -> trainCounts.get(label) <= bound);
    }

    /** Share of right images of each class; empty for a class without test images. */
    public List<OptionalDouble> recall() {
        return IntStream.range(0, confusion.size())
                .mapToObj(label -> accuracy(other -> other == label))
                .toList();
    }

    /**
     * Mean over the classes with test images of {@code 2 TP / (2 TP + FP + FN)}. A class that is never right counts as 0.
     */
    public OptionalDouble macroF1() {
        return IntStream.range(0, confusion.size())
                .filter(label -> images(label) > 0)
                .mapToDouble(label -> {
                    long predicted =
                            confusion.stream().mapToLong(row -> row.get(label)).sum();
                    return 2.0 * right(label) / (predicted + images(label));
                })
                .average();
    }

    /**
     * Mean of the recalls of the classes with test images, each class counting the same; empty without images. Where all have as
     * many images it is the accuracy.
     */
    public OptionalDouble balancedAccuracy() {
        return isBalanced()
                ? accuracy()
                : recall().stream().flatMapToDouble(OptionalDouble::stream).average();
    }

    /** Whether every class has as many images. */
    public boolean isBalanced() {
        return IntStream.range(0, confusion.size())
                        .mapToLong(this::images)
                        .distinct()
                        .count()
                <= 1;
    }

    /** Number of images. */
    public long images() {
        return IntStream.range(0, confusion.size()).mapToLong(this::images).sum();
    }

    private OptionalDouble accuracy(IntPredicate chosen) {
        long right = 0;
        long images = 0;
        for (int label = 0; label < confusion.size(); label++) {
            if (chosen.test(label)) {
                right += right(label);
                images += images(label);
            }
        }
        return images == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / images);
    }

    private long right(int label) {
        return confusion.get(label).get(label);
    }

    private long images(int label) {
        return confusion.get(label).stream().mapToLong(Long::longValue).sum();
    }
}
