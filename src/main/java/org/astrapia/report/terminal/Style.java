package org.astrapia.report.terminal;

/**
 * What a terminal can show.
 *
 * @param color whether ANSI colours may be used
 * @param unicode whether block and line characters may be used; otherwise ASCII
 * @param width columns
 * @param folds whether a table that is too wide goes on below itself; not in files and pipes, where programs read lines
 */
public record Style(boolean color, boolean unicode, int width, boolean folds) {
    /** That of a terminal. */
    public Style(boolean color, boolean unicode, int width) {
        this(color, unicode, width, true);
    }

    /** ASCII without colour, 80 columns: for files and pipes. */
    public static Style plain() {
        return new Style(false, false, 80, false);
    }

    /** The text in bold, if colour is on. */
    String bold(String text) {
        return color ? Paint.BOLD.over(text) : text;
    }

    /** The text in the accent colour (blue), if colour is on. */
    String accent(String text) {
        return color ? Paint.ACCENT.over(text) : text;
    }

    /** The text dimmed, if colour is on. */
    String dim(String text) {
        return color ? Paint.DIM.over(text) : text;
    }
}
