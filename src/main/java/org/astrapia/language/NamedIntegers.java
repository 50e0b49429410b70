package org.astrapia.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whole numbers by position, or each by its name.
 *
 * @param names as many as there are values, or none
 * @param values in the order of their writing
 */
public record NamedIntegers(List<String> names, List<Integer> values) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    public NamedIntegers {
        names = List.copyOf(names);
        values = List.copyOf(values);
        if (!names.isEmpty() && names.size() != values.size()) {
            throw new IllegalArgumentException(names + " name not as many as " + values);
        }
    }

    /** Numbers by position. */
    public static NamedIntegers of(List<Integer> values) {
        return new NamedIntegers(List.of(), values);
    }

    /** As arguments: {@code [3, 1]} or {@code ant=3, "bee 2"=1}. */
    String print() {
        if (names.isEmpty()) {
            return values.toString();
        }
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            printed.add(printed(names.get(i)) + "=" + values.get(i));
        }
        return String.join(", ", printed);
    }

    private static String printed(String name) {
        return PLAIN.matcher(name).matches()
                ? name
                : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
