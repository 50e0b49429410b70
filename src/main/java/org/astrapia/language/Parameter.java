package org.astrapia.language;

import java.util.List;
import java.util.Optional;

/**
 * What a name of the expression language takes: {@code number("momentum").from(0).below(1).or(0)}.
 *
 * @param name by which it may be given
 * @param kind of value
 * @param range of a number, or of every item of a list of numbers
 * @param choices of a word
 * @param size how many items a list has; empty for any number but none
 * @param optional whether it may be left out
 * @param initial value when it is left out; empty when there is none, as for {@code clip}, or when it is required
 */
public record Parameter(
        String name,
        Kind kind,
        Range range,
        List<String> choices,
        Optional<Integer> size,
        boolean optional,
        Optional<Object> initial) {
    /** Kind of value. */
    public enum Kind {
        NUMBER("a number"),
        INTEGER("a whole number"),
        WORD("a name"),
        NUMBERS("a list of numbers such as [0.5, 2]"),
        INTEGERS("a list of whole numbers such as [3, 1]");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        /** {@code a whole number}. */
        public String described() {
            return description;
        }

        boolean isWhole() {
            return this == INTEGER || this == INTEGERS;
        }
    }

    public Parameter {
        choices = List.copyOf(choices);
    }

    private static Parameter of(String name, Kind kind) {
        return new Parameter(name, kind, Range.ANY, List.of(), Optional.empty(), false, Optional.empty());
    }

    /** A number. */
    public static Parameter number(String name) {
        return of(name, Kind.NUMBER);
    }

    /** A whole number. */
    public static Parameter integer(String name) {
        return of(name, Kind.INTEGER);
    }

    /** A list of numbers. */
    public static Parameter numbers(String name) {
        return of(name, Kind.NUMBERS);
    }

    /** A list of whole numbers. */
    public static Parameter integers(String name) {
        return of(name, Kind.INTEGERS);
    }

    /** One of some names. */
    public static Parameter word(String name, String... choices) {
        return new Parameter(name, Kind.WORD, Range.ANY, List.of(choices), Optional.empty(), false, Optional.empty());
    }

    /** With a smallest value. */
    public Parameter from(double least) {
        return within(range.from(least));
    }

    /** With a bound that it exceeds. */
    public Parameter above(double bound) {
        return within(range.above(bound));
    }

    /** With a largest value. */
    public Parameter to(double most) {
        return within(range.to(most));
    }

    /** With a bound that it stays below. */
    public Parameter below(double bound) {
        return within(range.below(bound));
    }

    /** With exactly {@code items} items. */
    public Parameter items(int items) {
        return new Parameter(name, kind, range, choices, Optional.of(items), optional, initial);
    }

    /** With a value when it is left out: a Double, Integer, String or List, as the kind asks. */
    public Parameter or(Object value) {
        return new Parameter(name, kind, range, choices, size, true, Optional.of(value));
    }

    /** May be left out and has no value then. */
    public Parameter orNothing() {
        return new Parameter(name, kind, range, choices, size, true, Optional.empty());
    }

    private Parameter within(Range narrowed) {
        return new Parameter(name, kind, narrowed, choices, size, optional, initial);
    }

    /** As a signature shows it: {@code momentum=0}, {@code [clip]}, {@code l1|l2}. */
    @Override
    public String toString() {
        String shown = kind == Kind.WORD ? String.join("|", choices) : name;
        if (initial.isPresent()) {
            return name + "=" + (initial.get() instanceof Double number ? Numbers.print(number) : initial.get());
        }
        return optional ? "[" + shown + "]" : shown;
    }
}
