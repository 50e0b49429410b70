package org.astrapia.language;

/** How a scalar is written in its file: relates the characters of its value to those of the file. */
final class Spelling {
    private final Position at;
    private final int[] raw;
    private final int from;
    private final int to;

    /** Of a scalar of which a part alone is written somewhere: where that part begins in the text, and its length. */
    private final int part;

    private final int partLength;

    /** Where the walk stood that was asked last, since most places are asked for in ascending order. */
    private Walk last;

    private int lastOffset;

    /**
     * The scalar written as the code points {@code from} (inclusive) to {@code to} (exclusive) of {@code raw}.
     *
     * @param at place of the first of them
     */
    Spelling(Position at, int[] raw, int from, int to) {
        this.at = at;
        this.raw = raw;
        this.from = from;
        this.to = Math.min(to, raw.length);
        this.part = 0;
        this.partLength = Integer.MAX_VALUE;
    }

    private Spelling(Position at, int part, int partLength) {
        this.at = at;
        this.raw = new int[0];
        this.from = 0;
        this.to = 0;
        this.part = part;
        this.partLength = partLength;
    }

    /** Written exactly as it reads, on one line. */
    static Spelling asIs(Position at) {
        return new Spelling(at, 0, Integer.MAX_VALUE);
    }

    /** A part of it is written exactly as it reads; the nearest end of that part stands for what is before and behind it. */
    static Spelling part(Position at, int start, int length) {
        return new Spelling(at, start, length);
    }

    /** The place of {@code text}'s character at {@code offset}; the scalar's beginning behind escapes. */
    Position place(String text, int offset) {
        if (raw.length == 0) {
            return at.plus(Math.max(0, Math.min(partLength, offset - part)));
        }
        if (last == null || offset < lastOffset) {
            last = new Walk();
            lastOffset = 0;
        }
        while (lastOffset < offset && last.passes(text.charAt(lastOffset))) {
            lastOffset++;
        }
        if (lastOffset < offset) {
            return at;
        }
        Walk walk = new Walk(last);
        return offset < text.length() && !walk.reaches(text.charAt(offset)) ? at : walk.place();
    }

    /** Goes through the file's characters as the value's are met. White space stands for white space. */
    private final class Walk {
        private int next = from;
        private int line = at.line();
        private int column = at.column();

        Walk(Walk other) {
            this.next = other.next;
            this.line = other.line;
            this.column = other.column;
        }

        Walk() {
            if (next < to && (raw[next] == '\'' || raw[next] == '"')) {
                advance();
            } else if (next < to && (raw[next] == '|' || raw[next] == '>')) {
                while (next < to && line == at.line()) {
                    advance();
                }
            }
        }

        boolean passes(char c) {
            boolean found = isSpace(c) ? next < to && isSpace(raw[next]) : reaches(c);
            if (found) {
                advance();
            }
            return found;
        }

        boolean reaches(char c) {
            while (next < to && raw[next] != c && isSpace(raw[next])) {
                advance();
            }
            return next < to && raw[next] == c;
        }

        private void advance() {
            boolean lineEnds = raw[next] == '\n' || raw[next] == '\r' && (next + 1 >= to || raw[next + 1] != '\n');
            line += lineEnds ? 1 : 0;
            column = lineEnds ? 1 : column + 1;
            next++;
        }

        Position place() {
            return new Position(at.file(), line, column);
        }

        private static boolean isSpace(int c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        }
    }
}
