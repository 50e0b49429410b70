package org.astrapia.engine.measure;

/** Whether two measures rank alike. */
public final class KendallTau {
    private KendallTau() {}

    /**
     * Kendall's tau-b (1945), which counts ties: the pairs in the same order less those in the other one, over the geometric mean of
     * the pairs that are not tied in each. 1 for the same order, -1 for the opposite, 0 where one of them is all ties.
     */
    public static double of(double[] first, double[] second) {
        long agreement = 0;
        long untiedInFirst = 0;
        long untiedInSecond = 0;
        for (int i = 0; i < first.length; i++) {
            for (int j = i + 1; j < first.length; j++) {
                int a = Double.compare(first[i], first[j]);
                int b = Double.compare(second[i], second[j]);
                agreement += Integer.signum(a) * Integer.signum(b);
                untiedInFirst += a == 0 ? 0 : 1;
                untiedInSecond += b == 0 ? 0 : 1;
            }
        }
        double untied = Math.sqrt((double) untiedInFirst * untiedInSecond);
        return untied == 0 ? 0 : agreement / untied;
    }
}
