package org.astrapia.engine.search;

import java.util.Arrays;

/**
 * Whether measurements rise (Zela et al. 2020, R-DARTS; automl/RobustDARTS): the mean of the last 5 against the mean of the 5 that ended 4
 * measurements before.
 */
public final class Rise {
    private static final int WINDOW = 5;
    private static final int BACK = 4;

    private Rise() {}

    /** Whether the mean has grown by more than a factor; not before there are nine. */
    public static boolean isIn(double factor, double... measured) {
        int end = measured.length;
        if (end < WINDOW + BACK) {
            return false;
        }
        return mean(measured, end) > factor * mean(measured, end - BACK);
    }

    private static double mean(double[] measured, int end) {
        return Arrays.stream(measured, end - WINDOW, end).average().orElseThrow();
    }
}
