package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.astrapia.genotype.PythonText.PythonCell;
import org.astrapia.genotype.PythonText.Row;
import org.astrapia.genotype.PythonText.Whole;
import org.astrapia.genotype.PythonText.Word;
import org.astrapia.genotype.PythonTokens.Kind;
import org.astrapia.genotype.PythonTokens.Token;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Suggestions;

/** Reads the Python text of one genotype. The text is parsed, never evaluated; the first error ends the reading. */
final class PythonParser {
    /** More nodes than anyone's cell; keeps {@code range(2, 1000000000)} from filling the memory. */
    static final int MOST_NODES = 100;

    private static final List<String> FIELDS = List.of("normal", "normal_concat", "reduce", "reduce_concat");

    private final Source source;
    private final PythonTokens tokens;
    private Token token;

    private PythonParser(Source source) {
        this.source = source;
        this.tokens = new PythonTokens(source);
        this.token = tokens.next();
    }

    /**
     * The genotype, perhaps assigned to a name: {@code DARTS_V2 = Genotype(...)}.
     *
     * @throws InvalidInputException when the text is anything else
     */
    static PythonText parse(Source source) {
        PythonParser parser = new PythonParser(source);
        PythonText text = parser.genotype();
        if (parser.token.kind() != Kind.END) {
            throw parser.unexpected("nothing behind the first genotype");
        }
        return text;
    }

    private PythonText genotype() {
        if (token.kind() == Kind.NAME && !token.is("Genotype")) {
            advance();
            take("=");
        }
        take("Genotype");
        take("(");
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        Map<String, List<Whole>> concats = new LinkedHashMap<>();
        Map<String, Position> places = new LinkedHashMap<>();
        while (!token.is(")")) {
            String field = field(places);
            take("=");
            places.put(field, at());
            if (field.endsWith("_concat")) {
                concats.put(field, token.is("range") ? range() : bracketed(this::whole));
            } else {
                rows.put(field, bracketed(this::row));
            }
            if (!token.is(")")) {
                take(",");
            }
        }
        for (String field : FIELDS) {
            if (!places.containsKey(field)) {
                throw refusal("`" + field + "` is missing in the genotype", List.of());
            }
        }
        advance();
        return new PythonText(cell("normal", rows, concats, places), cell("reduce", rows, concats, places));
    }

    private static PythonCell cell(
            String name, Map<String, List<Row>> rows, Map<String, List<Whole>> concats, Map<String, Position> places) {
        String concat = name + "_concat";
        return new PythonCell(places.get(name), rows.get(name), places.get(concat), concats.get(concat));
    }

    private String field(Map<String, Position> places) {
        String name = token.text();
        if (!FIELDS.contains(name)) {
            throw refusal(
                    "unknown field " + token.described() + ", expected " + Suggestions.alternatives(FIELDS),
                    Suggestions.closest(name, FIELDS));
        }
        if (places.containsKey(name)) {
            throw refusal("`" + name + "` is given twice", List.of());
        }
        advance();
        return name;
    }

    private Row row() {
        int start = token.offset();
        Position at = at();
        take("(");
        Token name = token;
        if (name.kind() != Kind.TEXT) {
            throw unexpected("an operation in quotes such as 'sep_conv_3x3'");
        }
        Word operation = new Word(
                at(), name.text().length(), name.text().substring(1, name.text().length() - 1));
        advance();
        List<Whole> nodes = new ArrayList<>();
        while (token.is(",")) {
            advance();
            if (!token.is(")")) {
                nodes.add(whole());
            }
        }
        int end = token.offset() + 1;
        take(")");
        return new Row(at, end - start, operation, nodes);
    }

    private Whole whole() {
        if (token.kind() != Kind.NUMBER) {
            throw unexpected("a whole number");
        }
        if (token.text().length() > 9) {
            throw refusal("`" + token.text() + "` is too large for a node", List.of());
        }
        Whole whole = new Whole(at(), token.text().length(), Integer.parseInt(token.text()));
        advance();
        return whole;
    }

    private List<Whole> range() {
        Position at = at();
        int start = token.offset();
        advance();
        take("(");
        Whole first = whole();
        take(",");
        Whole end = whole();
        int length = token.offset() + 1 - start;
        take(")");
        if (end.value() - first.value() > MOST_NODES) {
            throw refusal("a cell has at most " + MOST_NODES + " nodes", List.of());
        }
        List<Whole> nodes = new ArrayList<>();
        for (int node = first.value(); node < end.value(); node++) {
            nodes.add(new Whole(at, length, node));
        }
        return nodes;
    }

    /** A list or a tuple. */
    private <T> List<T> bracketed(Supplier<T> element) {
        if (!token.is("[") && !token.is("(")) {
            throw unexpected("a list in brackets");
        }
        String closing = token.is("[") ? "]" : ")";
        advance();
        List<T> elements = new ArrayList<>();
        while (!token.is(closing)) {
            elements.add(element.get());
            if (!token.is(closing)) {
                take(",");
            }
        }
        advance();
        return elements;
    }

    private void take(String sign) {
        if (!token.is(sign)) {
            throw unexpected("`" + sign + "`");
        }
        advance();
    }

    private void advance() {
        token = tokens.next();
    }

    private Position at() {
        return source.position(token.offset());
    }

    private InvalidInputException unexpected(String expected) {
        return refusal("expected " + expected + ", found " + token.described(), List.of());
    }

    private InvalidInputException refusal(String message, List<String> suggestions) {
        Problems problems = new Problems(source);
        problems.error(at(), token.text().length(), message, suggestions);
        return new InvalidInputException(problems.all());
    }
}
