package org.astrapia.language;

/**
 * A place in a text that a person wrote.
 *
 * @param file name as the person knows it (a path as given, {@code <command line>}, {@code <stdin>})
 * @param line 1-based
 * @param column 1-based, in characters
 */
public record Position(String file, int line, int column) {
    /** The place {@code columns} further right on the same line. */
    public Position plus(int columns) {
        return new Position(file, line, column + columns);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
