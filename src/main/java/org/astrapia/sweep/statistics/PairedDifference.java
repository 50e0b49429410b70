package org.astrapia.sweep.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Differences between pairs of results, such as of the same seed.
 *
 * @param differences in the order of the pairs; none is NaN
 */
public record PairedDifference(double[] differences) {
    private static final double OUTSIDE = 0.025;
    private static final int DRAWS = 10_000;
    private static final int MOST_EXACT = 50;
    private static final double ALIKE = 1e-12;

    /** An interval of 95 per cent for the mean. */
    public record Interval(double low, double high) {}

    public PairedDifference {
        differences = differences.clone();
    }

    @Override
    public double[] differences() {
        return differences.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PairedDifference same && Arrays.equals(differences, same.differences);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(differences);
    }

    @Override
    public String toString() {
        return Arrays.toString(differences);
    }

    /** How many pairs there are. */
    public int size() {
        return differences.length;
    }

    /** The mean; NaN without pairs. */
    public double mean() {
        return Arrays.stream(differences).average().orElse(Double.NaN);
    }

    /** Standard deviation of the sample; NaN of fewer than two pairs. */
    public double deviation() {
        double mean = mean();
        double squares = Arrays.stream(differences)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return size() < 2 ? Double.NaN : Math.sqrt(squares / (size() - 1));
    }

    /** By Student's t distribution, for differences that are about normal; NaN of fewer than two pairs. */
    public Interval studentInterval() {
        if (size() < 2) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double half =
                TDistribution.of(size() - 1.0).inverseSurvivalProbability(OUTSIDE) * deviation() / Math.sqrt(size());
        return new Interval(mean() - half, mean() + half);
    }

    /**
     * The bootstrap's percentile interval (Efron 1979): the middle 95 per cent of the means of 10,000 samples that are drawn with
     * repetition, always the same ones. NaN of fewer than two pairs.
     */
    public Interval bootstrapInterval() {
        if (size() < 2) {
            return new Interval(Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(1);
        double[] means = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double sum = 0;
            for (int j = 0; j < size(); j++) {
                sum += differences[random.nextInt(size())];
            }
            means[i] = sum / size();
        }
        Arrays.sort(means);
        return new Interval(quantile(means, OUTSIDE), quantile(means, 1 - OUTSIDE));
    }

    /** Linear between the two nearest, as NumPy's. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Wilcoxon's signed-rank test of no difference, from both sides. Pairs without a difference are left out, as Wilcoxon has it. The
     * distribution is exact for up to 50 pairs, with ties too; beyond that it is the normal one. Empty where no pair differs.
     */
    public OptionalDouble wilcoxon() {
        double[] different = Arrays.stream(differences)
                .map(value -> Math.rint(value / ALIKE) * ALIKE) // what differs by rounding alone is a tie
                .filter(value -> value != 0)
                .toArray();
        if (different.length == 0) {
            return OptionalDouble.empty();
        }
        if (different.length <= MOST_EXACT) {
            return OptionalDouble.of(SignedRanks.of(different).probability());
        }
        return OptionalDouble.of(WilcoxonSignedRankTest.withDefaults()
                .with(ContinuityCorrection.DISABLED)
                .test(different)
                .getPValue());
    }
}
