package org.astrapia.genotype;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.language.Position;
import org.astrapia.language.TextPlaces;

/**
 * Cuts Python text, or JSON, into names, numbers, texts in quotes and single signs. What copying puts between them is
 * passed over: comments, continued lines, colours of a terminal, prompts and marks of quotation at a line's beginning.
 */
final class PythonTokens {
    /** What a token is. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    /** One token; {@code text} is as written, quotes included. */
    record Token(Kind kind, int offset, Position at, String text) {
        boolean is(String sign) {
            return kind != Kind.TEXT && text.equals(sign);
        }

        int end() {
            return offset + text.length();
        }

        String described() {
            return switch (kind) {
                case END -> "the end of the text";
                case SIGN -> text.equals("…") ? "`…`, where the text was shortened" : "`" + text + "`";
                default -> "`" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "`";
            };
        }
    }

    private static final int LONGEST = 60;
    private static final Pattern BLANK = Pattern.compile("[\\s\u00A0\u2000-\u200D\u202F\u3000\uFEFF]++"
            + "|(?:#|//)[^\\r\\n]*+|\\\\\\r?\\n|\u001B\\[[0-9;]*+m|(?<=[\\r\\n][ \\t]{0,20})(?:>{1,3}|\\.{3})");
    private static final Pattern TOKEN = Pattern.compile(
            "(?<text>[bruBRU]{0,2}(?:'[^'\\\\\\r\\n]*+'|\"[^\"\\\\\\r\\n]*+\"|\\\\'[^'\\\\\\r\\n]*+\\\\'"
                    + "|\\\\\"[^\"\\\\\\r\\n]*+\\\\\"|‘[^’\\r\\n]*+’|“[^”\\r\\n]*+”))"
                    + "|(?<name>[A-Za-z_][\\w.]*+)"
                    + "|(?<number>[-+]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][-+]?\\d++)?[lL]?(?![\\w.]))"
                    + "|(?<sign>\\.\\.\\.|.)",
            Pattern.DOTALL);

    private final Matcher blank;
    private final Matcher token;
    private final TextPlaces places;
    private final int end;
    private int offset;

    /**
     * The tokens from an offset on.
     *
     * @param places of the same text
     */
    PythonTokens(String text, TextPlaces places, int from) {
        this.blank = BLANK.matcher(text).useTransparentBounds(true);
        this.token = TOKEN.matcher(text).useTransparentBounds(true);
        this.places = places;
        this.end = text.length();
        this.offset = from;
    }

    /** The next token; at the end of the text, {@link Kind#END} again and again. */
    Token next() {
        while (blank.region(offset, end).lookingAt()) {
            offset = blank.end();
        }
        if (!token.region(offset, end).lookingAt()) {
            return new Token(Kind.END, end, places.at(end), "");
        }
        int start = offset;
        offset = token.end();
        return new Token(kind(), start, places.at(start), token.group().equals("...") ? "…" : token.group());
    }

    private Kind kind() {
        if (token.group("text") != null) {
            return Kind.TEXT;
        }
        if (token.group("name") != null) {
            return Kind.NAME;
        }
        return token.group("number") != null ? Kind.NUMBER : Kind.SIGN;
    }
}
