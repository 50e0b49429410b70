package org.astrapia.shell;

/** Times in words. */
final class Durations {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private Durations() {}

    /** {@code 45 s}, {@code 3 min 20 s} or {@code 2 h 5 min}; {@code ?} when it is not known. */
    static String text(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            return "?";
        }
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        }
        return whole < HOUR
                ? whole / MINUTE + " min " + whole % MINUTE + " s"
                : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }
}
