package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.genotype.PythonValue.Field;
import org.astrapia.language.Suggestions;

/** Finds the four fields of a genotype in a value: by name, or in their order. */
final class PythonFields {
    private static final List<String> NAMES = List.of("normal", "normal_concat", "reduce", "reduce_concat");

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<Field> unknown = new ArrayList<>();

    private PythonFields() {}

    /**
     * The fields, in the order of {@code NAMES}, and those that a genotype does not have.
     *
     * @param normal rows of the normal cell
     * @param normalConcat its concatenation
     * @param reduce rows of the reduction cell
     * @param reduceConcat its concatenation
     * @param others fields that nobody asks for
     */
    record Four(
            PythonValue normal,
            PythonValue normalConcat,
            PythonValue reduce,
            PythonValue reduceConcat,
            List<Field> others) {}

    /**
     * The fields of a value.
     *
     * @throws Unreadable when it does not have all four
     */
    static Four of(PythonValue value) {
        PythonFields found = new PythonFields();
        List<Field> given = new ArrayList<>(value.fields());
        value.items().forEach(item -> given.add(new Field(item.at(), "", item)));
        for (int i = 0; i < given.size(); i++) {
            found.add(given.get(i), i);
        }
        found.requireAll(value);
        List<PythonValue> four =
                NAMES.stream().map(name -> found.fields.get(name).value()).toList();
        return new Four(four.get(0), four.get(1), four.get(2), four.get(3), found.unknown);
    }

    private void add(Field field, int index) {
        String name = field.name();
        if (name.isEmpty()) {
            if (index >= NAMES.size()) {
                throw new Unreadable(field.at(), 1, "one value too many; a genotype has " + String.join(", ", NAMES));
            }
            name = NAMES.get(index);
        }
        if (!NAMES.contains(name)) {
            unknown.add(field);
        } else if (fields.putIfAbsent(name, field) != null) {
            throw new Unreadable(field.at(), Math.max(1, field.name().length()), "`" + name + "` is given twice");
        }
    }

    private void requireAll(PythonValue value) {
        for (String name : NAMES) {
            if (fields.containsKey(name)) {
                continue;
            }
            if (!unknown.isEmpty()) {
                Field wrong = unknown.get(0);
                String message = "unknown field `" + wrong.name() + "`, expected " + Suggestions.alternatives(NAMES);
                throw new Unreadable(
                        wrong.at(), wrong.name().length(), message, Suggestions.closest(wrong.name(), NAMES));
            }
            throw new Unreadable(value.at(), value.length(), "`" + name + "` is missing in the genotype");
        }
    }
}
