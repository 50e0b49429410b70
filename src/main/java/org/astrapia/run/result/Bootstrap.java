package org.astrapia.run.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * How far a balanced accuracy may be from the one on other test images of the same kind: as many images are drawn from the test images
 * again and again, with repetition, and the middle 95 per cent of the balanced accuracies are taken (Efron 1979, percentile method).
 * The draws are the same every time.
 */
public final class Bootstrap {
    /** Test sets of more images have intervals of a point or so, of which nothing is said. */
    static final long FEW = 5_000;

    static final int DRAWS = 1_000;
    private static final double OUTSIDE = 0.025;

    private Bootstrap() {}

    /**
     * An interval of 95 per cent.
     *
     * @param low from 0 to 1
     * @param high from low to 1
     */
    public record Interval(double low, double high) {
        /** In per cent, {@code 81.4 to 90.2}. */
        public String percent() {
            return String.format(Locale.ROOT, "%.1f to %.1f", 100 * low, 100 * high);
        }
    }

    /** Of the balanced accuracy; empty without images and with so many that the interval is small. */
    public static Optional<Interval> of(Evaluation evaluation) {
        long images = evaluation.images();
        SplittableRandom random = new SplittableRandom(1);
        return images == 0 || images > FEW ? Optional.empty() : Optional.of(of(evaluation, DRAWS, random::nextInt));
    }

    /**
     * The same of draws of one's own.
     *
     * @param draw a whole number from 0 to below its argument, the number of images; they are counted row by row of the confusion
     */
    static Interval of(Evaluation evaluation, int draws, IntUnaryOperator draw) {
        List<int[]> images = images(evaluation);
        double[] accuracies = new double[draws];
        int classes = evaluation.trainCounts().size();
        for (int i = 0; i < draws; i++) {
            long[][] counts = new long[classes][classes];
            for (int image = 0; image < images.size(); image++) {
                int[] drawn = images.get(draw.applyAsInt(images.size()));
                counts[drawn[0]][drawn[1]]++;
            }
            accuracies[i] = Evaluation.ofCounts(counts, evaluation.trainCounts())
                    .balancedAccuracy()
                    .orElseThrow();
        }
        return interval(accuracies);
    }

    /** The middle 95 per cent, of one value or more. */
    static Interval interval(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Interval(quantile(sorted, OUTSIDE), quantile(sorted, 1 - OUTSIDE));
    }

    /** True and predicted class of each image. */
    private static List<int[]> images(Evaluation evaluation) {
        List<int[]> images = new ArrayList<>();
        for (int label = 0; label < evaluation.confusion().size(); label++) {
            List<Long> row = evaluation.confusion().get(label);
            for (int predicted = 0; predicted < row.size(); predicted++) {
                for (long i = 0; i < row.get(predicted); i++) {
                    images.add(new int[] {label, predicted});
                }
            }
        }
        return images;
    }

    /** Linear between the two nearest, as NumPy's. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
