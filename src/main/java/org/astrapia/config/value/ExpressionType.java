package org.astrapia.config.value;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.astrapia.language.Expression;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Problems;
import org.astrapia.language.Term;
import org.astrapia.language.Vocabulary;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;
import org.astrapia.language.YamlText;

/** A value written in the expression language. */
public final class ExpressionType<T> implements ValueType<T> {
    /** Gives nothing back, since that would take a frame of the stack for each character. */
    private static final Pattern QUOTED = Pattern.compile("(?s)\"(?:[^\"\\\\]++|\\\\.)*+\"");

    private final List<Vocabulary<?>> vocabularies;
    private final BiFunction<Expression, Problems, Optional<T>> reader;
    private final Function<T, String> printer;

    /**
     * A type of values that {@code reader} makes of expressions.
     *
     * @param vocabularies names that may stand in it
     */
    public ExpressionType(
            List<Vocabulary<?>> vocabularies,
            BiFunction<Expression, Problems, Optional<T>> reader,
            Function<T, String> printer) {
        this.vocabularies = vocabularies;
        this.reader = reader;
        this.printer = printer;
    }

    /** A type of values that one name makes. */
    public static <T> ExpressionType<T> of(Vocabulary<T> vocabulary) {
        return new ExpressionType<>(List.of(vocabulary), vocabulary::read, vocabulary::print);
    }

    @Override
    public Optional<T> read(YamlNode node, Problems problems) {
        Optional<YamlScalar> written = node.asText();
        if (written.isEmpty()) {
            String expected = "expected " + vocabularies.get(0).described() + ", found " + node.described();
            problems.error(node.at(), node.length(), expected);
        }
        return written.flatMap(scalar -> expression(scalar, problems))
                .flatMap(expression -> reader.apply(expression, problems));
    }

    private static Optional<Expression> expression(YamlScalar scalar, Problems problems) {
        if (endsWithinBrackets(scalar)) {
            String reason =
                    "a bracket of `" + scalar.text() + "` is not closed; inside {...} and [...] a comma ends the"
                            + " value, so put the expression in quotes there";
            problems.error(scalar.at(), scalar.length(), reason);
            return Optional.empty();
        }
        return ExpressionParser.parse(scalar, problems);
    }

    private static boolean endsWithinBrackets(YamlScalar scalar) {
        int open = 0;
        String text = QUOTED.matcher(scalar.text()).replaceAll(""); // brackets in quotes are none
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return open > 0;
    }

    @Override
    public String print(T value) {
        return YamlText.plainOrQuoted(printer.apply(value));
    }

    @Override
    public String described() {
        return vocabularies.stream().map(Vocabulary::described).collect(Collectors.joining(" or "));
    }

    @Override
    public List<Term<?>> terms() {
        return vocabularies.stream()
                .<Term<?>>flatMap(vocabulary -> vocabulary.terms().stream())
                .toList();
    }

    @Override
    public List<Term<?>> explainedTerms() {
        return terms();
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "string");
        return schema;
    }
}
