package org.astrapia.report;

/** Colours of things that have no colour of their own, in their order. */
final class Looks {
    private static final int COLOURS = 7;

    private Looks() {}

    /** CSS classes of a line; after seven colours dashes, so that fourteen can be told apart. */
    static String line(int index) {
        String dashes = index / COLOURS % 2 == 0 ? "" : " dashed";
        return "line-" + (1 + index % COLOURS) + dashes;
    }
}
