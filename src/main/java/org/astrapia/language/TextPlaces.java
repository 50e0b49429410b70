package org.astrapia.language;

/** Places of the characters of a text, quick when they are asked for in ascending order. Not thread-safe. */
public final class TextPlaces {
    private final Source source;
    private int offset;
    private int line = 1;
    private int column = 1;

    /** The places of a text, from its beginning. */
    public TextPlaces(Source source) {
        this.source = source;
    }

    /** The same places, for somebody else who begins where this one is. */
    public TextPlaces copy() {
        TextPlaces copy = new TextPlaces(source);
        copy.offset = offset;
        copy.line = line;
        copy.column = column;
        return copy;
    }

    /** The place of the character at {@code wanted}; the end of the text for a larger one. */
    public Position at(int wanted) {
        String text = source.text();
        if (wanted < offset) {
            offset = 0;
            line = 1;
            column = 1;
        }
        int end = Math.min(wanted, text.length());
        for (; offset < end; offset++) {
            if (Source.breaksLine(text, offset)) {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(text.charAt(offset))
                    || offset == 0
                    || !Character.isHighSurrogate(text.charAt(offset - 1))) {
                column++;
            }
        }
        return new Position(source.name(), line, column);
    }
}
