package org.astrapia.run.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How well a network's scores tell the images with a label from those without it.
 *
 * @param images with the label
 * @param auroc area under the curve of true over false positive rates; empty where no image has the label, or every one
 * @param averagePrecision mean precision over the recalls (scikit-learn's {@code average_precision_score}); empty without such images
 * @param decided what is right and wrong above a threshold, where labels are told apart by one
 */
public record LabelScore(
        long images, OptionalDouble auroc, OptionalDouble averagePrecision, Optional<Decided> decided) {
    /**
     * Images that are said to have the label.
     *
     * @param threshold the least probability of such an image
     * @param right images with the label among them
     * @param wrong images without it among them
     */
    public record Decided(double threshold, long right, long wrong) {}

    /** {@code 2 TP / (2 TP + FP + FN)}; empty without images of the label, or without a threshold. */
    public OptionalDouble f1() {
        return decided.isEmpty() || images == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(2.0
                        * decided.get().right()
                        / (images + decided.get().right() + decided.get().wrong()));
    }

    /**
     * Of scores, the larger the likelier.
     *
     * @param scores of each image
     * @param has whether an image has the label
     * @param threshold from which on it is said to have it; empty where that is not asked
     */
    public static LabelScore of(double[] scores, IntPredicate has, OptionalDouble threshold) {
        long images = IntStream.range(0, scores.length).filter(has).count();
        Optional<Decided> decided =
                threshold.isEmpty() ? Optional.empty() : Optional.of(decided(scores, has, threshold.getAsDouble()));
        return new LabelScore(images, auroc(scores, has, images), averagePrecision(scores, has, images), decided);
    }

    private static Decided decided(double[] scores, IntPredicate has, double threshold) {
        IntStream above = IntStream.range(0, scores.length).filter(i -> scores[i] >= threshold);
        int[] said = above.toArray();
        long right = IntStream.of(said).filter(has).count();
        return new Decided(threshold, right, said.length - right);
    }

    /** By ranks; of equal scores half are counted. */
    private static OptionalDouble auroc(double[] scores, IntPredicate has, long positives) {
        long negatives = scores.length - positives;
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        double below = 0;
        long seen = 0; // negatives with a smaller score
        for (List<Integer> equal : steps(scores, false)) {
            long with = equal.stream().filter(i -> has.test(i)).count();
            long without = equal.size() - with;
            below += with * (seen + without / 2.0);
            seen += without;
        }
        return OptionalDouble.of(below / positives / negatives);
    }

    private static OptionalDouble averagePrecision(double[] scores, IntPredicate has, long positives) {
        if (positives == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        long right = 0;
        long said = 0;
        for (List<Integer> equal : steps(scores, true)) {
            long with = equal.stream().filter(i -> has.test(i)).count();
            right += with;
            said += equal.size();
            sum += (double) with / positives * right / said;
        }
        return OptionalDouble.of(sum);
    }

    /**
     * The threshold with the largest F1, the largest of such: a score of one of the images.
     *
     * @return empty without images of the label
     */
    public static OptionalDouble bestThreshold(double[] scores, IntPredicate has) {
        long images = IntStream.range(0, scores.length).filter(has).count();
        double best = 0;
        OptionalDouble threshold = OptionalDouble.empty();
        long right = 0;
        long said = 0;
        for (List<Integer> equal : steps(scores, true)) {
            right += equal.stream().filter(i -> has.test(i)).count();
            said += equal.size();
            double f1 = 2.0 * right / (images + said);
            if (f1 > best) {
                best = f1;
                threshold = OptionalDouble.of(scores[equal.get(0)]);
            }
        }
        return threshold;
    }

    /** Images of equal scores together, in the order of these. */
    static List<List<Integer>> steps(double[] scores, boolean largestFirst) {
        Comparator<Integer> order = Comparator.comparingDouble(i -> scores[i]);
        List<Integer> sorted = IntStream.range(0, scores.length)
                .boxed()
                .sorted(largestFirst ? order.reversed() : order)
                .toList();
        List<List<Integer>> steps = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || scores[sorted.get(i)] != scores[sorted.get(begin)]) {
                steps.add(sorted.subList(begin, i));
                begin = i;
            }
        }
        return steps;
    }
}
