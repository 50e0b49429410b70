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

    /** A whole number. */
    public int integer(String name) {
        return ((Number) value(name)).intValue();
    }

    /** A word. */
    public String word(String name) {
        return (String) value(name);
    }

    /** A list of numbers. */
    public List<Double> numbers(String name) {
        return list(name).stream().map(Number::doubleValue).toList();
    }

    /** A list of whole numbers. */
    public List<Integer> integers(String name) {
        return list(name).stream().map(Number::intValue).toList();
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
