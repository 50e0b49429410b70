package org.astrapia.report.terminal;

import java.util.Optional;

/**
 * How a drawing says that a part of it is bold or coloured: by signs that no text has (noncharacters of Unicode), which
 * only the printer of the program turns into what a terminal obeys. An escape sequence in a text stays a text.
 */
public enum Paint {
    /** Titles and headers. */
    BOLD("1"),
    /** The rules of tables. */
    DIM("2"),
    /** What a drawing shows. */
    ACCENT("34"),
    /** The lines of a chart, in their order. */
    SERIES_1("38;5;25"),
    SERIES_2("38;5;166"),
    SERIES_3("38;5;36"),
    SERIES_4("38;5;214"),
    SERIES_5("38;5;74"),
    SERIES_6("38;5;175");

    private static final char END = '\uFDD0';

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    /** The paint of a line in a chart; they repeat. Colours of Okabe and Ito, which everybody tells apart. */
    static Paint ofSeries(int series) {
        return values()[SERIES_1.ordinal() + series % (values().length - SERIES_1.ordinal())];
    }

    /** The text with marks around it. */
    String over(String text) {
        return (char) (END + 1 + ordinal()) + text + END;
    }

    /** What a terminal obeys for a mark; empty for any other character. */
    public static Optional<String> sequence(int character) {
        int index = character - END - 1;
        if (character == END) {
            return Optional.of("\u001b[0m");
        }
        return index >= 0 && index < values().length
                ? Optional.of("\u001b[" + values()[index].code + "m")
                : Optional.empty();
    }
}
