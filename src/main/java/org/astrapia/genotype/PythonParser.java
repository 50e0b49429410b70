package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.astrapia.genotype.PythonTokens.Kind;
import org.astrapia.genotype.PythonTokens.Token;
import org.astrapia.genotype.PythonValue.Field;
import org.astrapia.genotype.PythonValue.Fields;
import org.astrapia.genotype.PythonValue.Items;
import org.astrapia.genotype.PythonValue.Nothing;
import org.astrapia.genotype.PythonValue.Real;
import org.astrapia.genotype.PythonValue.Text;
import org.astrapia.genotype.PythonValue.Whole;
import org.astrapia.language.TextPlaces;

/**
 * Reads one value of Python or JSON text: lists, tuples, dictionaries, numbers, texts, and calls that only wrap a value
 * ({@code np.int64(1)}, {@code array([...], dtype=object)}, {@code range(2, 6)}). It evaluates nothing. The first error
 * ends the reading.
 */
final class PythonParser {
    private static final int MOST_VALUES = 20_000;
    private static final int DEEPEST = 30;
    private static final int MOST_DIGITS = 18;
    private static final String GENOTYPE = "genotype";
    private static final Set<String> MAPS =
            Set.of(GENOTYPE, "dict", "ordereddict", "namespace", "simplenamespace", "attrdict", "easydict");
    private static final Set<String> RANGES = Set.of("range", "xrange", "arange");
    private static final Set<String> NOTHINGS = Set.of("None", "null");
    private static final Set<String> NO_NUMBERS = Set.of("nan", "inf", "infinity");
    private static final Pattern WRAPPER =
            Pattern.compile("u?int(?:\\d{1,3}|p|c)?_?|long(?:long)?|float(?:\\d{1,3})?_?|double|str_?|unicode_?|bytes_?"
                    + "|(?:as_?)?array|ndarray|(?:long|int|float|as_)?tensor|list|tuple");

    private final PythonTokens tokens;
    private Token token;
    private Token ahead;
    private int lastEnd;
    private int depth;
    private int values;

    private PythonParser(String text, TextPlaces places, int from) {
        this.tokens = new PythonTokens(text, places, from);
        this.token = tokens.next();
        this.ahead = tokens.next();
    }

    /**
     * A value with the offset behind it.
     *
     * @param end offset of the first character that does not belong to it
     */
    record Parsed(PythonValue value, int end) {}

    /**
     * The value that begins at an offset.
     *
     * @param places of the same text
     * @throws Unreadable when none does
     */
    static Parsed parse(String text, TextPlaces places, int from) {
        PythonParser parser = new PythonParser(text, places, from);
        PythonValue value = parser.value();
        return new Parsed(value, parser.lastEnd);
    }

    private PythonValue value() {
        if (++values > MOST_VALUES) {
            throw refusal("here the text grows past " + MOST_VALUES + " values");
        }
        if (++depth > DEEPEST) {
            throw refusal("nested more than " + DEEPEST + " levels deep");
        }
        PythonValue value = switch (token.kind()) {
            case TEXT -> text();
            case NUMBER -> number();
            case NAME -> ahead.is("(") ? call() : word();
            default -> bracketed();
        };
        depth--;
        return value;
    }

    private Text text() {
        String written = token.text();
        String text = written.replaceAll("^[bruBRU]*+\\\\?.|\\\\?.$", "");
        Text value = new Text(token.at(), written.length(), text);
        advance();
        return value;
    }

    private PythonValue number() {
        String digits = token.text().replaceAll("[lL]$", "");
        PythonValue value = digits.matches("[-+]?\\d{1," + MOST_DIGITS + "}")
                ? new Whole(token.at(), digits.length(), Long.parseLong(digits))
                : new Real(token.at(), digits.length(), digits);
        advance();
        return value;
    }

    private PythonValue word() {
        PythonValue value;
        if (NOTHINGS.contains(token.text())) {
            value = new Nothing(token.at(), token.text().length());
        } else if (NO_NUMBERS.contains(lastName())) {
            value = new Real(token.at(), token.text().length(), token.text());
        } else {
            throw unexpected("a value");
        }
        advance();
        return value;
    }

    /** The last part of {@code np.int64}, in small letters. */
    private String lastName() {
        String name = token.text();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private PythonValue call() {
        Token name = token;
        String called = lastName();
        boolean map = MAPS.contains(called);
        if (called.equals(GENOTYPE) && depth > 1) {
            throw refusal("a genotype begins here within another one");
        }
        if (!map && !RANGES.contains(called) && !WRAPPER.matcher(called).matches()) {
            throw refusal("`" + name.text() + "(` calls a function, and this text is read, never carried out");
        }
        advance();
        advance();
        List<Field> given = new ArrayList<>();
        while (!token.is(")")) {
            if (token.kind() == Kind.NAME && ahead.is("=")) {
                named(map, given);
            } else {
                given.add(new Field(token.at(), "", value()));
            }
            separate(")");
        }
        advance();
        int length = lastEnd - name.offset();
        if (map) {
            return PythonMaps.of(new Fields(name.at(), length, given));
        }
        List<PythonValue> wrapped = given.stream().map(Field::value).toList();
        if (RANGES.contains(called)) {
            return PythonMaps.range(name.at(), length, wrapped).orElseThrow(() -> refusal(name, rangeExpected()));
        }
        if (wrapped.size() != 1) {
            throw refusal(name, "`" + name.text() + "` holds " + wrapped.size() + " values, expected is one");
        }
        return wrapped.get(0);
    }

    private static String rangeExpected() {
        return "expected a range of whole numbers such as range(2, 6), with at most " + Cell.MOST_NODES + " of them";
    }

    /** {@code normal=[...]}; what only tells how a value was stored, such as {@code dtype=object}, is passed over. */
    private void named(boolean map, List<Field> given) {
        Token name = token;
        advance();
        advance();
        if (map) {
            given.add(new Field(name.at(), name.text(), value()));
            return;
        }
        int open = 0;
        while (token.kind() != Kind.END && !(open == 0 && (token.is(",") || token.is(")")))) {
            open += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            advance();
        }
    }

    private PythonValue bracketed() {
        if (token.is("{")) {
            return braced();
        }
        if (!token.is("[") && !token.is("(")) {
            throw unexpected("a list in brackets, a text in quotes or a number");
        }
        Token opening = token;
        String closing = opening.is("[") ? "]" : ")";
        List<PythonValue> items = new ArrayList<>();
        boolean comma = false;
        advance();
        while (!token.is(closing)) {
            item(items);
            comma |= token.is(",");
            separate(closing);
        }
        advance();
        boolean grouping = opening.is("(") && items.size() == 1 && !comma;
        return grouping ? items.get(0) : new Items(opening.at(), lastEnd - opening.offset(), items);
    }

    /** One item, or several: {@code *range(2, 6)}. */
    private void item(List<PythonValue> items) {
        if (!token.is("*")) {
            items.add(value());
            return;
        }
        advance();
        PythonValue spread = value();
        if (!spread.isList()) {
            throw unexpected("a list after `*`");
        }
        items.addAll(spread.items());
    }

    /** A dictionary, or a set. */
    private PythonValue braced() {
        Token opening = token;
        List<PythonValue> items = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        advance();
        while (!token.is("}")) {
            Token first = token;
            PythonValue value = value();
            if (token.is(":")) {
                Text key = value.asText()
                        .orElseThrow(() -> refusal(first, "expected a name in quotes, found " + first.described()));
                advance();
                fields.add(new Field(first.at(), key.text(), value()));
            } else {
                items.add(value);
            }
            separate("}");
        }
        advance();
        int length = lastEnd - opening.offset();
        return fields.isEmpty() && !items.isEmpty()
                ? new Items(opening.at(), length, items)
                : new Fields(opening.at(), length, fields);
    }

    /** A comma, unless the bracket closes. */
    private void separate(String closing) {
        if (token.is(",")) {
            advance();
        } else if (!token.is(closing)) {
            throw unexpected("`,` or `" + closing + "`");
        }
    }

    private void advance() {
        lastEnd = token.end();
        token = ahead;
        ahead = tokens.next();
    }

    private Unreadable unexpected(String expected) {
        return refusal("expected " + expected + ", found " + token.described());
    }

    private Unreadable refusal(String message) {
        return refusal(token, message);
    }

    private static Unreadable refusal(Token at, String message) {
        return new Unreadable(at.at(), at.text().length(), message);
    }
}
