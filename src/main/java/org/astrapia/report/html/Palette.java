package org.astrapia.report.html;

/** Colours of things that have no colour of their own, in their order. */
final class Palette {
    private static final int COLOURS = 7;

    private Palette() {}

    /** CSS classes of a line; after seven colours dashes, so that fourteen can be told apart. */
    static String line(int index) {
        String dashes = index / COLOURS % 2 == 0 ? "" : " dashed";
        return "line-" + (1 + index % COLOURS) + dashes;
    }
}
