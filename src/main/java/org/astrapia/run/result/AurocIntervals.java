package org.astrapia.run.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.astrapia.run.result.Bootstrap.Interval;

/**
 * How far AUROCs may be from those on other test images of the same kind, as {@link Bootstrap} has it of accuracies. All labels share
 * the draws. A draw in which no image has a label, or every one, counts for the other labels alone.
 *
 * @param mean of the labels' mean
 * @param labels of each label; empty where no draw gave one
 */
public record AurocIntervals(Interval mean, List<Optional<Interval>> labels) {
    /** Images times labels; of more nothing is said, which would take seconds. */
    private static final long MOST = 100_000;

    public AurocIntervals {
        labels = List.copyOf(labels);
    }

    /** A label's images by their scores, the smallest first. */
    private static final class Ranking {
        private final int[] order;
        private final boolean[] ends; // whether the next image has a larger score
        private final boolean[] has;

        Ranking(double[] scores, boolean[] has) {
            this.has = has;
            this.order = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            this.ends = new boolean[order.length];
            for (int i = 0; i < order.length; i++) {
                ends[i] = i + 1 == order.length || scores[order[i]] != scores[order[i + 1]];
            }
        }

        /** Of images that count so many times each; not a number without images of both kinds. */
        double auroc(int[] counts) {
            double below = 0;
            long negatives = 0;
            long positives = 0;
            long with = 0;
            long without = 0;
            for (int i = 0; i < order.length; i++) {
                int count = counts[order[i]];
                with += has[order[i]] ? count : 0;
                without += has[order[i]] ? 0 : count;
                if (ends[i]) {
                    below += with * (negatives + without / 2.0);
                    positives += with;
                    negatives += without;
                    with = 0;
                    without = 0;
                }
            }
            return below / positives / negatives;
        }
    }

    /**
     * The intervals; empty without images, and with so many that they would take long.
     *
     * @param scores {@code [label][image]}, the larger the likelier
     * @param has {@code [label][image]}
     */
    public static Optional<AurocIntervals> of(double[][] scores, boolean[][] has) {
        int images = scores.length == 0 ? 0 : scores[0].length;
        SplittableRandom random = new SplittableRandom(1);
        return images == 0 || images > Bootstrap.FEW || (long) images * scores.length > MOST
                ? Optional.empty()
                : of(scores, has, Bootstrap.DRAWS, random::nextInt);
    }

    /**
     * The same of draws of one's own.
     *
     * @param draw a whole number from 0 to below its argument, the number of images
     */
    static Optional<AurocIntervals> of(double[][] scores, boolean[][] has, int draws, IntUnaryOperator draw) {
        List<Ranking> rankings = IntStream.range(0, scores.length)
                .mapToObj(label -> new Ranking(scores[label], has[label]))
                .toList();
        double[][] drawn = new double[scores.length + 1][draws];
        int images = scores[0].length;
        for (int i = 0; i < draws; i++) {
            int[] counts = new int[images];
            for (int image = 0; image < images; image++) {
                counts[draw.applyAsInt(images)]++;
            }
            double sum = 0;
            int known = 0;
            for (int label = 0; label < scores.length; label++) {
                double auroc = rankings.get(label).auroc(counts);
                drawn[label][i] = auroc;
                known += Double.isNaN(auroc) ? 0 : 1;
                sum += Double.isNaN(auroc) ? 0 : auroc;
            }
            drawn[scores.length][i] = sum / known;
        }
        List<Optional<Interval>> intervals = new ArrayList<>();
        for (double[] values : drawn) {
            intervals.add(interval(values));
        }
        return intervals.get(scores.length).map(mean -> new AurocIntervals(mean, intervals.subList(0, scores.length)));
    }

    private static Optional<Interval> interval(double... values) {
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        return known.length == 0 ? Optional.empty() : Optional.of(Bootstrap.interval(known));
    }

    /** All bounds, those of the mean last; not a number where there is none. */
    double[] numbers() {
        return DoubleStream.concat(
                        labels.stream().flatMapToDouble(AurocIntervals::numbers),
                        DoubleStream.of(mean.low(), mean.high()))
                .toArray();
    }

    private static DoubleStream numbers(Optional<Interval> interval) {
        return interval.map(known -> DoubleStream.of(known.low(), known.high()))
                .orElseGet(() -> DoubleStream.of(Double.NaN, Double.NaN));
    }

    /** What {@link #numbers} gave. */
    static AurocIntervals of(double... numbers) {
        List<Optional<Interval>> all = new ArrayList<>();
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            all.add(
                    Double.isNaN(numbers[i])
                            ? Optional.empty()
                            : Optional.of(new Interval(numbers[i], numbers[i + 1])));
        }
        return new AurocIntervals(all.get(all.size() - 1).orElseThrow(), all.subList(0, all.size() - 1));
    }
}
