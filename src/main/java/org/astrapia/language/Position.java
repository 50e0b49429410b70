package org.astrapia.language;

/**
 * A place in a text that a person wrote.
 *
 * @param file name as the person knows it (a path as given, {@code <command line>}, {@code <stdin>})
 * @param line 1-based; 0 for a file as a whole
 * @param column 1-based, in characters; 0 for a file as a whole
 */
public record Position(String file, int line, int column) {
    /** A file or folder as a whole, whose lines are of no account. */
    public static Position ofWhole(String file) {
        return new Position(file, 0, 0);
    }

    /** The place {@code columns} further right on the same line. */
    public Position plus(int columns) {
        return new Position(file, line, column + columns);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
