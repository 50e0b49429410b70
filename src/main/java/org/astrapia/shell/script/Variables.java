package org.astrapia.shell.script;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The names that {@code let} and {@code for} gave to values; not thread-safe. */
public final class Variables {
    private final Map<String, String> values = new TreeMap<>();

    /** Gives a value to a name, in the place of an earlier one. */
    public void let(String name, String value) {
        values.put(name, value);
    }

    /** The value of a name. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** All names that have a value. */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** Whether a text can be a name: a letter or {@code _}, then letters, digits and {@code _}. */
    public static boolean isName(String text) {
        boolean name = !text.isEmpty() && Character.isLetter(text.charAt(0)) || text.startsWith("_");
        return name && text.chars().allMatch(Variables::isNamePart);
    }

    static boolean isNamePart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
