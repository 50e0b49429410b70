package org.astrapia.config.value;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;
import org.astrapia.language.Expression;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Numbers;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Range;

/** Types of numbers; written as in the expression language, so {@code 017} is 17 and {@code 1e-3} is a thousandth. */
public final class NumberTypes {
    private NumberTypes() {}

    /** A whole number from {@code least} to {@code most}. */
    public static ValueType<Integer> whole(int least, int most) {
        return new Whole<>(Range.ANY.from(least).to(most), Math::toIntExact);
    }

    /** A whole number from 0 that fits 64 bits. */
    public static ValueType<Long> seed() {
        return new Whole<>(Range.ANY.from(0), Long::valueOf);
    }

    /** A number of a range. */
    public static ValueType<Double> number(Range range) {
        return new Real(range);
    }

    static Optional<Expression.Numeral> numeral(String text) {
        return ExpressionParser.parse(text, new Position("", 1, 1)::plus, new Problems())
                .flatMap(Expression::asNumeral);
    }

    private static String expected(String kind, Range range) {
        return range.described().isEmpty() ? kind : kind + " (" + range.described() + ")";
    }

    static JsonObject schema(String type, Range range) {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", type);
        if (!Double.isInfinite(range.least())) {
            schema.addProperty(range.leastAllowed() ? "minimum" : "exclusiveMinimum", plain(range.least()));
        }
        if (!Double.isInfinite(range.most())) {
            schema.addProperty(range.mostAllowed() ? "maximum" : "exclusiveMaximum", plain(range.most()));
        }
        return schema;
    }

    private static Number plain(double value) {
        OptionalLong whole = Numbers.whole(Double.toString(value));
        return whole.isPresent() ? (Number) whole.getAsLong() : (Number) value;
    }

    private interface Narrowing<T> {
        T of(long value);
    }

    private static final class Whole<T extends Number> extends ScalarType<T> {
        private final Range range;
        private final Narrowing<T> narrowing;

        Whole(Range range, Narrowing<T> narrowing) {
            this.range = range;
            this.narrowing = narrowing;
        }

        @Override
        protected String expected() {
            return NumberTypes.expected("a whole number", range);
        }

        @Override
        protected Optional<T> parse(String text) {
            OptionalLong whole =
                    numeral(text).map(number -> Numbers.whole(number.text())).orElse(OptionalLong.empty());
            return whole.isPresent() && range.holds(whole.getAsLong())
                    ? Optional.of(narrowing.of(whole.getAsLong()))
                    : Optional.empty();
        }

        @Override
        public String print(T value) {
            return value.toString();
        }

        @Override
        public JsonObject schema() {
            return NumberTypes.schema("integer", range);
        }
    }

    private static final class Real extends ScalarType<Double> {
        private final Range range;

        Real(Range range) {
            this.range = range;
        }

        @Override
        protected String expected() {
            return NumberTypes.expected("a number", range);
        }

        @Override
        protected Optional<Double> parse(String text) {
            return numeral(text).map(Expression.Numeral::value).filter(range::holdsReal);
        }

        @Override
        protected String remark(String text) {
            return numeral(text).map(number -> range.inSingle(number.value())).orElse("");
        }

        @Override
        public String print(Double value) {
            return Numbers.print(value);
        }

        @Override
        public JsonObject schema() {
            return NumberTypes.schema("number", range);
        }
    }
}
