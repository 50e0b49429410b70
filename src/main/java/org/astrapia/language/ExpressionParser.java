package org.astrapia.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.astrapia.language.Expression.Argument;

/** Reads the expression language; its grammar stands at {@link Expression}. */
public final class ExpressionParser {
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 30;

    private final IntFunction<Position> places;
    private final Tokens tokens;
    private Token token;
    private int lastEnd;
    private int depth;

    private ExpressionParser(String text, IntFunction<Position> places) {
        this.places = places;
        if (text.length() > LONGEST) {
            throw new SyntaxRefusal(places.apply(0), 1, "an expression has at most " + LONGEST + " characters");
        }
        this.tokens = new Tokens(text, places);
        this.token = tokens.next();
    }

    /**
     * Reads a text that stands on one line.
     *
     * @param at place of its first character
     * @throws InvalidInputException when it is no expression
     */
    public static Expression parse(String text, Position at) {
        Problems problems =
                new Problems(new Source(at.file(), "\n".repeat(at.line() - 1) + " ".repeat(at.column() - 1) + text));
        Optional<Expression> expression = parse(text, at::plus, problems);
        problems.throwIfErrors();
        return expression.orElseThrow();
    }

    /** Reads a YAML scalar; empty when it is no expression, which {@code problems} then knows. */
    public static Optional<Expression> parse(YamlScalar scalar, Problems problems) {
        return parse(scalar.text(), scalar::at, problems);
    }

    /**
     * Reads a text; empty when it is no expression, which {@code problems} then knows.
     *
     * @param places of the text's characters, by their offset
     */
    public static Optional<Expression> parse(String text, IntFunction<Position> places, Problems problems) {
        try {
            return Optional.of(new ExpressionParser(text, places).whole());
        } catch (SyntaxRefusal refusal) {
            refusal.addTo(problems);
            return Optional.empty();
        }
    }

    private Expression whole() {
        Expression expression = chain();
        if (token.kind() != Token.Kind.END) {
            throw unexpected("`>>`, `+`, `*` or the end");
        }
        return expression;
    }

    private Expression chain() {
        int start = token.start();
        List<Expression> parts = list(">>", parser -> parser.sum());
        return parts.size() == 1 ? parts.get(0) : new Expression.Chain(places.apply(start), lastEnd - start, parts);
    }

    private Expression sum() {
        int start = token.start();
        List<Expression> terms = list("+", parser -> parser.product());
        return terms.size() == 1 ? terms.get(0) : new Expression.Sum(places.apply(start), lastEnd - start, terms);
    }

    private Expression product() {
        int start = token.start();
        List<Expression> factors = list("*", parser -> parser.atom());
        return factors.size() == 1
                ? factors.get(0)
                : new Expression.Product(places.apply(start), lastEnd - start, factors);
    }

    private Expression atom() {
        if (token.kind() == Token.Kind.NUMBER) {
            return numeral();
        }
        if (token.kind() == Token.Kind.TEXT) {
            return quoted();
        }
        if (token.kind() == Token.Kind.NAME) {
            return call();
        }
        if (++depth > DEEPEST) {
            throw refusal("an expression has at most " + DEEPEST + " levels of brackets");
        }
        Expression inner;
        if (token.is("[")) {
            inner = items();
        } else if (token.is("(")) {
            advance();
            inner = chain();
            close(")");
        } else {
            throw unexpected("a name, a number, `(` or `[`");
        }
        depth--;
        return inner;
    }

    private Expression numeral() {
        Token number = token;
        String digits = Numbers.withoutUnit(number.text());
        double value = Double.parseDouble(digits) + 0.0; // of -0 this makes 0
        if (Double.isInfinite(value)) {
            throw refusal("`" + number.text() + "` is too large");
        }
        advance();
        return new Expression.Numeral(
                places.apply(number.start()), number.text().length(), value, digits);
    }

    private Expression quoted() {
        Token text = token;
        advance();
        String inner = text.text().substring(1, text.text().length() - 1).replaceAll("(?s)\\\\(.)", "$1");
        return new Expression.Quoted(places.apply(text.start()), lastEnd - text.start(), inner);
    }

    private Expression call() {
        Token name = token;
        advance();
        List<Argument> arguments = List.of();
        if (token.is("(")) {
            if (++depth > DEEPEST) {
                throw refusal("an expression has at most " + DEEPEST + " levels of brackets");
            }
            arguments = bracketed(")", ExpressionParser::argument);
            depth--;
        }
        return new Expression.Call(places.apply(name.start()), lastEnd - name.start(), name.text(), arguments);
    }

    private Expression items() {
        int start = token.start();
        List<Expression> items = bracketed("]", ExpressionParser::chain);
        return new Expression.Items(places.apply(start), lastEnd - start, items);
    }

    private Argument argument() {
        Position at = places.apply(token.start());
        Expression value = chain();
        if (!token.is("=")) {
            return new Argument(at, Optional.empty(), 0, value);
        }
        // folders of a data set are its classes, and may be called anything
        String name = value.asName().orElseThrow(() -> unexpected("`,` or `)`"));
        advance();
        return new Argument(at, Optional.of(name), value.length(), chain());
    }

    /** From the opening bracket to the closing one, both taken. */
    private <T> List<T> bracketed(String closing, Function<ExpressionParser, T> element) {
        advance();
        if (token.is(closing)) {
            advance();
            return List.of();
        }
        List<T> elements = list(",", element);
        if (!token.is(closing)) {
            throw unexpected("`,` or `" + closing + "`");
        }
        advance();
        return elements;
    }

    private <T> List<T> list(String separator, Function<ExpressionParser, T> element) {
        List<T> elements = new ArrayList<>();
        elements.add(element.apply(this));
        while (token.is(separator)) {
            advance();
            elements.add(element.apply(this));
        }
        return elements;
    }

    private void close(String closing) {
        if (!token.is(closing)) {
            throw unexpected("`" + closing + "`");
        }
        advance();
    }

    private void advance() {
        lastEnd = token.end();
        token = tokens.next();
    }

    private SyntaxRefusal unexpected(String expected) {
        return refusal("expected " + expected + ", found " + token.described());
    }

    private SyntaxRefusal refusal(String message) {
        return new SyntaxRefusal(places.apply(token.start()), token.text().length(), message);
    }
}
