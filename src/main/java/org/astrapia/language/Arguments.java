package org.astrapia.language;

import java.util.List;
import java.util.Map;

/** The checked values that a name of the expression language was given, defaults filled in. */
public final class Arguments {
    private final Map<String, Object> values;

    Arguments(Map<String, Object> values) {
        this.values = values;
    }

    /** Whether there is a value: given, or the parameter's own. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A number. */
    public double number(String name) {
        return ((Number) value(name)).doubleValue();
    }

    /** A number, or another where there is no value. */
    public double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** A whole number. */
    public int integer(String name) {
        return ((Number) value(name)).intValue();
    }

    /** A whole number, or another where there is no value. */
    public int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    /** A word. */
    public String word(String name) {
        return (String) value(name);
    }

    /** A word as the constant that it stands for. */
    public <E extends Enum<E>> E word(String name, Class<E> type) {
        return EnumWords.constant(type, word(name));
    }

    /** Whether {@code true} is given. */
    public boolean flag(String name) {
        return word(name).equals("true");
    }

    /** A list of numbers. */
    public List<Double> numbers(String name) {
        return list(name).stream().map(Number::doubleValue).toList();
    }

    /** A list of whole numbers. */
    public List<Integer> integers(String name) {
        return list(name).stream().map(Number::intValue).toList();
    }

    /** Whole numbers that may have names. */
    public NamedIntegers namedIntegers(String name) {
        return (NamedIntegers) value(name);
    }

    /** The same, or none where none is given. */
    public NamedIntegers otherNames(String name) {
        return has(name) ? namedIntegers(name) : NamedIntegers.of(List.of());
    }

    private List<Number> list(String name) {
        return ((List<?>) value(name)).stream().map(Number.class::cast).toList();
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter " + name + " with a value");
        }
        return value;
    }
}
