package org.astrapia.sweep.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * The ranks of differences by their sizes, ties with the mean of their ranks, and the exact distribution of the sum of those of positive
 * differences where each sign is as likely as the other. Commons Statistics has it without ties alone, and accuracies of few test images
 * tie often.
 *
 * @param doubled twice each rank, which is whole
 * @param positive twice the sum of the ranks of positive differences
 */
record SignedRanks(int[] doubled, int positive) {
    /** Of differences none of which is zero. */
    static SignedRanks of(double[] differences) {
        double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE)
                .apply(Arrays.stream(differences).map(Math::abs).toArray());
        int[] doubled = Arrays.stream(ranks)
                .mapToInt(rank -> (int) Math.round(2 * rank))
                .toArray();
        int positive = 0;
        for (int i = 0; i < differences.length; i++) {
            positive += differences[i] > 0 ? doubled[i] : 0;
        }
        return new SignedRanks(doubled, positive);
    }

    /** That of a sum as far from the middle as this one, or farther, on either side. */
    double probability() {
        int total = Arrays.stream(doubled).sum();
        double[] chance = new double[total + 1];
        chance[0] = 1;
        for (int rank : doubled) {
            for (int sum = total; sum >= 0; sum--) {
                chance[sum] = (chance[sum] + (sum >= rank ? chance[sum - rank] : 0)) / 2;
            }
        }
        int tail = Math.min(positive, total - positive);
        double probability = 0;
        for (int sum = 0; sum <= tail; sum++) {
            probability += chance[sum];
        }
        return Math.min(1, 2 * probability);
    }
}
