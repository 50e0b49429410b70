package org.astrapia.genotype;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.astrapia.language.Numbers;
import org.astrapia.language.Position;

/** A value as Python or JSON writes it; it is read and never evaluated. Every value knows where it stands. */
sealed interface PythonValue {
    /** Where it begins. */
    Position at();

    /** How many characters it takes. */
    int length();

    /** The items of a list; what is none has none. */
    default List<PythonValue> items() {
        return List.of();
    }

    /** The fields of a dictionary; what is none has none. */
    default List<Field> fields() {
        return List.of();
    }

    /** Whether it is a list. */
    default boolean isList() {
        return false;
    }

    /** Whether it is a list that holds nothing but lists. */
    default boolean isNested() {
        return isList() && items().stream().allMatch(PythonValue::isList);
    }

    /** The text that it is; empty for anything else. */
    default Optional<Text> asText() {
        return Optional.empty();
    }

    /** The whole number that it is; empty for anything else. */
    default Optional<Whole> asWhole() {
        return Optional.empty();
    }

    /** Whether it is a number. */
    default boolean isNumber() {
        return asWhole().isPresent();
    }

    /** The whole number that it says, if in quotes or as {@code 2.0}; empty where it says none. */
    default OptionalLong wholeNumber() {
        return OptionalLong.empty();
    }

    /** A text in quotes; its place and length are those with the quotes. */
    record Text(Position at, int length, String text) implements PythonValue {
        @Override
        public Optional<Text> asText() {
            return Optional.of(this);
        }

        @Override
        public OptionalLong wholeNumber() {
            return text.matches("\\d{1,9}") ? Numbers.whole(text) : OptionalLong.empty();
        }
    }

    /** A whole number. */
    record Whole(Position at, int length, long value) implements PythonValue {
        @Override
        public Optional<Whole> asWhole() {
            return Optional.of(this);
        }

        @Override
        public OptionalLong wholeNumber() {
            return OptionalLong.of(value);
        }
    }

    /** Any other number, as written. */
    record Real(Position at, int length, String text) implements PythonValue {
        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public OptionalLong wholeNumber() {
            return Numbers.whole(text);
        }
    }

    /** {@code None}, or JSON's {@code null}. */
    record Nothing(Position at, int length) implements PythonValue {}

    /** A list or a tuple. */
    record Items(Position at, int length, List<PythonValue> items) implements PythonValue {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public boolean isList() {
            return true;
        }
    }

    /** A dictionary, or the arguments of a call. */
    record Fields(Position at, int length, List<Field> fields) implements PythonValue {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /**
     * {@code normal=[...]} or {@code "normal": [...]}.
     *
     * @param at where its name begins, or its value when it has none
     * @param name empty for a value without one
     */
    record Field(Position at, String name, PythonValue value) {}
}
