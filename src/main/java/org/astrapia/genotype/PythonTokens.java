package org.astrapia.genotype;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.language.Source;

/** Cuts Python text into names, numbers, texts in quotes and single signs. */
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
    record Token(Kind kind, int offset, String text) {
        boolean is(String sign) {
            return kind != Kind.TEXT && text.equals(sign);
        }

        String described() {
            return kind == Kind.END ? "the end of the text" : "`" + text + "`";
        }
    }

    private static final Pattern BLANK = Pattern.compile("\\s++|#[^\\r\\n]*+|\\\\\\r?\\n");
    private static final Pattern TOKEN = Pattern.compile(
            "(?<name>[A-Za-z_]\\w*)|(?<number>\\d+(?![\\w.]))|(?<text>'[^'\\\\\\n]*'|\"[^\"\\\\\\n]*\")|(?<sign>.)",
            Pattern.DOTALL);

    private final Matcher blank;
    private final Matcher token;
    private final int end;
    private int offset;

    PythonTokens(Source source) {
        this.blank = BLANK.matcher(source.text());
        this.token = TOKEN.matcher(source.text());
        this.end = source.text().length();
    }

    Token next() {
        while (blank.region(offset, end).lookingAt()) {
            offset = blank.end();
        }
        if (!token.region(offset, end).lookingAt()) {
            return new Token(Kind.END, end, "");
        }
        int start = offset;
        offset = token.end();
        Kind kind = token.group("name") != null
                ? Kind.NAME
                : token.group("number") != null ? Kind.NUMBER : token.group("text") != null ? Kind.TEXT : Kind.SIGN;
        return new Token(kind, start, token.group());
    }
}
