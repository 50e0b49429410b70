package org.astrapia.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
 * @param form in which it is printed
 */
public record TermParameter(
        String name,
        Kind kind,
        Range range,
        List<String> choices,
        Optional<Integer> size,
        boolean optional,
        Optional<Object> initial,
        Form form) {
    /** Kind of value. */
    public enum Kind {
        NUMBER("a number"),
        INTEGER("a whole number"),
        WORD("a name"),
        NUMBERS("a list of numbers such as [0.5, 2]"),
        INTEGERS("a list of whole numbers such as [3, 1]"),
        /** Or without brackets {@code ant=3, "bee 2"=1}; no name has to be known beforehand. */
        NAMED_INTEGERS("a list of whole numbers such as [3, 1], or names with numbers such as ant=3, \"bee 2\"=1"),
        /** {@code skip_connect=2, pools=3} behind the other arguments: whatever names none of them. */
        OTHER_NAMES("names with whole numbers such as skip_connect=2");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        /** {@code a whole number}. */
        public String described() {
            return description;
        }

        boolean isWhole() {
            return this == INTEGER || this == INTEGERS || this == NAMED_INTEGERS || this == OTHER_NAMES;
        }
    }

    /** How an argument is printed. */
    public enum Form {
        /** {@code 0.1}, in its place. */
        VALUE,
        /** {@code decay=0.1}. */
        NAMED,
        /** {@code dilation=2}, and not at all where it has its initial value. */
        NAMED_UNLESS_INITIAL
    }

    public TermParameter {
        choices = List.copyOf(choices);
    }

    private static TermParameter of(String name, Kind kind) {
        return of(name, kind, List.of());
    }

    private static TermParameter of(String name, Kind kind, List<String> choices) {
        Range range = kind.isWhole() ? Range.ANY.from(Integer.MIN_VALUE).to(Integer.MAX_VALUE) : Range.ANY;
        return new TermParameter(name, kind, range, choices, Optional.empty(), false, Optional.empty(), Form.VALUE);
    }

    /** A number. */
    public static TermParameter number(String name) {
        return of(name, Kind.NUMBER);
    }

    /** A whole number. */
    public static TermParameter integer(String name) {
        return of(name, Kind.INTEGER);
    }

    /** A list of numbers. */
    public static TermParameter numbers(String name) {
        return of(name, Kind.NUMBERS);
    }

    /** A list of whole numbers. */
    public static TermParameter integers(String name) {
        return of(name, Kind.INTEGERS);
    }

    /** A list of whole numbers, or whole numbers by names of any kind. */
    public static TermParameter namedIntegers(String name) {
        return of(name, Kind.NAMED_INTEGERS);
    }

    /**
     * Whole numbers by the names that are left when every other parameter has its argument; none has to be given.
     *
     * @param name what such a name stands for
     */
    public static TermParameter otherNames(String name) {
        return of(name, Kind.OTHER_NAMES).orNothing();
    }

    /** One of some names. */
    public static TermParameter word(String name, String... choices) {
        return of(name, Kind.WORD, List.of(choices));
    }

    /** One of the constants of a type. */
    public static <E extends Enum<E>> TermParameter word(String name, Class<E> type) {
        return of(name, Kind.WORD, EnumWords.all(type));
    }

    /** {@code true} or {@code false}. */
    public static TermParameter flag(String name) {
        return word(name, "true", "false");
    }

    /** With a smallest value. */
    public TermParameter from(double least) {
        return within(range.from(least));
    }

    /** With a bound that it exceeds. */
    public TermParameter above(double bound) {
        return within(range.above(bound));
    }

    /** With a largest value. */
    public TermParameter to(double most) {
        return within(range.to(most));
    }

    /** With a bound that it stays below. */
    public TermParameter below(double bound) {
        return within(range.below(bound));
    }

    /** With exactly {@code items} items. */
    public TermParameter items(int items) {
        return new TermParameter(name, kind, range, choices, Optional.of(items), optional, initial, form);
    }

    /** With a value when it is left out: a Double, Integer, String or List, as the kind asks. */
    public TermParameter or(Object value) {
        return new TermParameter(name, kind, range, choices, size, true, Optional.of(value), form);
    }

    /** May be left out and has no value then. */
    public TermParameter orNothing() {
        return new TermParameter(name, kind, range, choices, size, true, Optional.empty(), form);
    }

    /** The same under another name. */
    TermParameter called(String other) {
        return new TermParameter(other, kind, range, choices, size, optional, initial, form);
    }

    /** Printed with its name. */
    public TermParameter named() {
        return printed(Form.NAMED);
    }

    /** Printed with its name, and only where it has another value than when it is left out. */
    public TermParameter namedUnlessInitial() {
        return printed(Form.NAMED_UNLESS_INITIAL);
    }

    private TermParameter printed(Form as) {
        return new TermParameter(name, kind, range, choices, size, optional, initial, as);
    }

    /**
     * A field of a term.
     *
     * @param value of the thing that the term makes, such as {@code Sgd::momentum}; an Optional where it may be missing
     */
    public <T> Field<T> of(Function<? super T, ?> value) {
        return new Field<>(this, value);
    }

    /** Its value when it is left out, as it is written; empty where it has none then. */
    public Optional<String> shownInitial() {
        return initial.map(this::print);
    }

    /** A value as it is written. */
    String print(Object value) {
        return switch (kind) {
            case NUMBER -> Numbers.print((Double) value);
            case INTEGER -> value.toString();
            case WORD -> value instanceof Enum<?> constant ? EnumWords.of(constant) : value.toString();
            case NUMBERS -> list(value, number -> Numbers.print((Double) number));
            case INTEGERS -> list(value, Object::toString);
            case NAMED_INTEGERS, OTHER_NAMES -> ((NamedIntegers) value).print();
        };
    }

    private static String list(Object value, Function<Object, String> print) {
        return ((List<?>) value).stream().map(print::apply).collect(Collectors.joining(", ", "[", "]"));
    }

    private TermParameter within(Range narrowed) {
        return new TermParameter(name, kind, narrowed, choices, size, optional, initial, form);
    }

    /** As a signature shows it: {@code momentum=0}, {@code [clip]}, {@code l1|l2}, {@code [evaluate=table]}, {@code [operation=N, ...]}. */
    @Override
    public String toString() {
        if (kind == Kind.OTHER_NAMES) {
            return "[" + name + "=N, ...]";
        }
        String words = String.join("|", choices);
        String shown = kind != Kind.WORD ? name : form == Form.VALUE ? words : name + "=" + words;
        if (initial.isPresent()) {
            return name + "=" + (initial.get() instanceof Double number ? Numbers.print(number) : initial.get());
        }
        return optional ? "[" + shown + "]" : shown;
    }
}
