package org.astrapia.language;

import java.util.List;
import java.util.Optional;

/**
 * The parsed form of Astrapia's one expression language, e.g. {@code sgd(0.025, momentum=0.9) >> cosine(0.001)},
 * {@code cross-entropy + 10 * zero-one(l2)}, {@code sep_conv_3x3(0) + skip_connect(1)}, {@code [1, 2, 3]}.
 *
 * <p>Grammar: {@code chain = sum {">>" sum}}, {@code sum = product {"+" product}}, {@code product = atom {"*" atom}},
 * {@code atom = NUMBER | TEXT | NAME ["(" [argument {"," argument}] ")"] | "[" [chain {"," chain}] "]" | "(" chain ")"},
 * {@code argument = [(NAME | NUMBER | TEXT) "="] chain}. A NAME is a letter or underscore followed by letters, digits, {@code _} and
 * {@code -}, a TEXT any characters in double quotes, with a backslash before a quote and before a backslash. Every node knows where it stands.
 */
public sealed interface Expression {
    /** Where the node begins. */
    Position at();

    /** Length of the node's text in characters. */
    int length();

    /** The parts of a chain; what is none has one part, itself. */
    default List<Expression> parts() {
        return List.of(this);
    }

    /** The terms of a sum; what is none has one term, itself. */
    default List<Expression> terms() {
        return List.of(this);
    }

    /** The factors of a product; what is none has one factor, itself. */
    default List<Expression> factors() {
        return List.of(this);
    }

    /** The number that it is; empty for anything else. */
    default Optional<Numeral> asNumeral() {
        return Optional.empty();
    }

    /** The call that it is; empty for anything else. */
    default Optional<Call> asCall() {
        return Optional.empty();
    }

    /** The list that it is; empty for anything else. */
    default Optional<Items> asItems() {
        return Optional.empty();
    }

    /** What it says where it stands for a name: a text, a number or a word without brackets; empty for anything else. */
    default Optional<String> asName() {
        return Optional.empty();
    }

    /** A number; {@code text} is as written, so that integers stay integers. */
    record Numeral(Position at, int length, double value, String text) implements Expression {
        @Override
        public Optional<Numeral> asNumeral() {
            return Optional.of(this);
        }

        @Override
        public Optional<String> asName() {
            return Optional.of(text);
        }
    }

    /** A text in double quotes; {@code text} is what it says. */
    record Quoted(Position at, int length, String text) implements Expression {
        @Override
        public Optional<String> asName() {
            return Optional.of(text);
        }
    }

    /** A name with its arguments; without brackets the list is empty. */
    record Call(Position at, int length, String name, List<Argument> arguments) implements Expression {
        @Override
        public Optional<Call> asCall() {
            return Optional.of(this);
        }

        @Override
        public Optional<String> asName() {
            return Optional.of(name).filter(alone -> length == alone.length());
        }
    }

    /** {@code [a, b, c]}. */
    record Items(Position at, int length, List<Expression> items) implements Expression {
        @Override
        public Optional<Items> asItems() {
            return Optional.of(this);
        }
    }

    /** {@code a >> b >> c}, two parts or more. */
    record Chain(Position at, int length, List<Expression> parts) implements Expression {}

    /** {@code a + b + c}, two terms or more. */
    record Sum(Position at, int length, List<Expression> terms) implements Expression {}

    /** {@code a * b}, two factors or more. */
    record Product(Position at, int length, List<Expression> factors) implements Expression {}

    /**
     * One argument of a call, by position or by name.
     *
     * @param at where it begins
     * @param nameLength characters of the name as it is written; 0 without one
     */
    record Argument(Position at, Optional<String> name, int nameLength, Expression value) {}
}
