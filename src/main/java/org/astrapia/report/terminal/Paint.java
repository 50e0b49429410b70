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

    /** Begin a colour of a picture; behind them stand the digits of its number. */
    private static final char TRUE_FRONT = '\uFDDC';

    private static final char TRUE_GROUND = '\uFDDD';
    private static final char PALETTE_FRONT = '\uFDDE';
    private static final char PALETTE_GROUND = '\uFDDF';

    /** The first of sixteen signs for hexadecimal digits. */
    private static final char DIGIT = '\uFDE0';

    private static final int TRUE_DIGITS = 6;
    private static final int PALETTE_DIGITS = 2;
    private static final int HEX_BITS = 4;

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

    /**
     * Begins a colour of a picture, which lasts to the next one or to {@link #end}.
     *
     * @param rgb {@code 0xRRGGBB}
     * @param front whether signs get it, and not what is behind them
     * @param depth what the terminal shows; not {@link ColorDepth#FEW}
     */
    static String colour(int rgb, boolean front, ColorDepth depth) {
        return depth == ColorDepth.TRUE
                ? (front ? TRUE_FRONT : TRUE_GROUND) + digits(rgb, TRUE_DIGITS)
                : (front ? PALETTE_FRONT : PALETTE_GROUND) + digits(XtermPalette.nearest(rgb), PALETTE_DIGITS);
    }

    private static String digits(int number, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = count - 1; i >= 0; i--) {
            digits.append((char) (DIGIT + (number >> i * HEX_BITS & 0xF)));
        }
        return digits.toString();
    }

    /** Ends all colours. */
    static String end() {
        return String.valueOf(END);
    }

    /**
     * A mark in a text.
     *
     * @param sequence that a terminal obeys
     * @param length signs that it takes
     */
    public record Mark(String sequence, int length) {}

    /** The mark that begins at a place of a text; empty where none does. */
    public static Optional<Mark> at(String text, int place) {
        char sign = text.charAt(place);
        return switch (sign) {
            case TRUE_FRONT, TRUE_GROUND ->
                number(text, place + 1, TRUE_DIGITS)
                        .map(rgb -> new Mark(
                                "\u001b[" + (sign == TRUE_FRONT ? 38 : 48) + ";2;" + (rgb >> 16) + ";"
                                        + (rgb >> 8 & 0xFF) + ";" + (rgb & 0xFF) + "m",
                                1 + TRUE_DIGITS));
            case PALETTE_FRONT, PALETTE_GROUND ->
                number(text, place + 1, PALETTE_DIGITS)
                        .map(index -> new Mark(
                                "\u001b[" + (sign == PALETTE_FRONT ? 38 : 48) + ";5;" + index + "m",
                                1 + PALETTE_DIGITS));
            case END -> Optional.of(new Mark("\u001b[0m", 1));
            default -> {
                int index = sign - END - 1;
                yield index >= 0 && index < values().length
                        ? Optional.of(new Mark("\u001b[" + values()[index].code + "m", 1))
                        : Optional.empty();
            }
        };
    }

    private static Optional<Integer> number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < text.length() ? text.charAt(i) - DIGIT : -1;
            if (digit < 0 || digit > 0xF) {
                return Optional.empty();
            }
            number = number << HEX_BITS | digit;
        }
        return Optional.of(number);
    }
}
