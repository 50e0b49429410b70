package org.astrapia.genotype;

import java.util.List;
import org.astrapia.language.Position;

/** A value as Python or JSON writes it; it is read and never evaluated. Every value knows where it stands. */
sealed interface PythonValue {
    /** Where it begins. */
    Position at();

    /** How many characters it takes. */
    int length();

    /** A text in quotes; its place and length are those with the quotes. */
    record Text(Position at, int length, String text) implements PythonValue {}

    /** A whole number. */
    record Whole(Position at, int length, long value) implements PythonValue {}

    /** Any other number, as written. */
    record Real(Position at, int length, String text) implements PythonValue {}

    /** {@code None}, or JSON's {@code null}. */
    record Nothing(Position at, int length) implements PythonValue {}

    /** A list or a tuple. */
    record Items(Position at, int length, List<PythonValue> items) implements PythonValue {
        public Items {
            items = List.copyOf(items);
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
