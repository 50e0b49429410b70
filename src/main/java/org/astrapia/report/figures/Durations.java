package org.astrapia.report.figures;

import java.util.Locale;

/** Times in words: the one way in which the program writes how long something takes. */
public final class Durations {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    /** From here on a tenth of a second says nothing. */
    private static final int LONG = 10;

    private Durations() {}

    /** {@code 4.2 s}, {@code 43 s}, {@code 12 min 05 s}, {@code 3 h 07 min}; {@code ?} when it is not known. */
    public static String text(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            return "?";
        }
        if (Math.round(10 * seconds) < 10 * LONG) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        }
        return whole < HOUR
                ? String.format(Locale.ROOT, "%d min %02d s", whole / MINUTE, whole % MINUTE)
                : String.format(Locale.ROOT, "%d h %02d min", whole / HOUR, whole % HOUR / MINUTE);
    }
}
