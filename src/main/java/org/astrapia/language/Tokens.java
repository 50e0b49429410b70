package org.astrapia.language;

import java.util.function.IntFunction;

/** Cuts the text of an expression into tokens. */
final class Tokens {
    private final String text;
    private final IntFunction<Position> places;
    private int next;

    Tokens(String text, IntFunction<Position> places) {
        this.text = text;
        this.places = places;
    }

    /** The next token; at the end of the text, {@link Token.Kind#END} again and again. */
    Token next() {
        while (next < text.length() && isSpace(text.charAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return new Token(Token.Kind.END, next, "");
        }
        char c = text.charAt(next);
        if (isLetter(c)) {
            return name();
        }
        if (isDigit(c) || (c == '-' || c == '.') && startsNumber(next + 1)) {
            return number();
        }
        if (c == '"') {
            return quoted();
        }
        if (text.startsWith(">>", next)) {
            return token(Token.Kind.SYMBOL, next + 2);
        }
        if ("+*(),[]=".indexOf(c) >= 0) {
            return token(Token.Kind.SYMBOL, next + 1);
        }
        String character = new String(Character.toChars(text.codePointAt(next)));
        String advice = Character.isLetter(text.codePointAt(next))
                ? "; names of other letters than a to z stand in double quotes"
                : "";
        throw new SyntaxRefusal(places.apply(next), 1, "`" + character + "` has no meaning in an expression" + advice);
    }

    private Token quoted() {
        int end = next + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw new SyntaxRefusal(
                    places.apply(next), text.length() - next, "the quote that begins here is not closed");
        }
        return token(Token.Kind.TEXT, end + 1);
    }

    private Token name() {
        int end = next;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        return token(Token.Kind.NAME, end);
    }

    private Token number() {
        int end = digits(text.charAt(next) == '-' ? next + 1 : next);
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(end + 1);
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
                exponent++;
            }
            end = digits(exponent) > exponent ? digits(exponent) : end;
        } else if (end < text.length() && Numbers.isUnit(text.charAt(end))) {
            end++;
        }
        int run = end;
        while (run < text.length() && (isNamePart(text.charAt(run)) || text.charAt(run) == '.')) {
            run++;
        }
        if (run > end) {
            String word = text.substring(next, run);
            throw new SyntaxRefusal(places.apply(next), run - next, "`" + word + "` is neither a number nor a name");
        }
        return token(Token.Kind.NUMBER, end);
    }

    private Token token(Token.Kind kind, int end) {
        Token token = new Token(kind, next, text.substring(next, end));
        next = end;
        return token;
    }

    private boolean startsNumber(int index) {
        int digit = index < text.length() && text.charAt(index) == '.' ? index + 1 : index;
        return digit < text.length() && isDigit(text.charAt(digit));
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char c) {
        return isLetter(c) || isDigit(c) || c == '-';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
