package org.astrapia.config.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.astrapia.language.EnumWords;
import org.astrapia.language.Problems;
import org.astrapia.language.Suggestions;
import org.astrapia.language.Term;
import org.astrapia.language.YamlNode;

/** One of a few names. */
public final class ChoiceType<T> implements ValueType<T> {
    private final String kind;
    private final Map<String, T> choices = new LinkedHashMap<>();

    /** A choice of things called {@code kind} in messages. */
    public ChoiceType(String kind) {
        this.kind = kind;
    }

    /** A choice of names that stand for themselves. */
    public static ChoiceType<String> ofNames(String kind, List<String> names) {
        ChoiceType<String> type = new ChoiceType<>(kind);
        names.forEach(name -> type.or(name, name));
        return type;
    }

    /** A choice of things that have names. */
    public static <T> ChoiceType<T> of(String kind, List<T> things, Function<T, String> name) {
        ChoiceType<T> type = new ChoiceType<>(kind);
        things.forEach(thing -> type.or(name.apply(thing), thing));
        return type;
    }

    /** A choice of the constants of a type. */
    public static <E extends Enum<E>> ChoiceType<E> of(String kind, Class<E> constants) {
        ChoiceType<E> type = new ChoiceType<>(kind);
        for (E constant : constants.getEnumConstants()) {
            type.or(EnumWords.of(constant), constant);
        }
        return type;
    }

    /** With one more name. */
    public ChoiceType<T> or(String name, T value) {
        choices.put(name, value);
        return this;
    }

    @Override
    public Optional<T> read(YamlNode node, Problems problems) {
        Optional<T> choice = node.asScalar().map(scalar -> choices.get(scalar.text()));
        if (choice.isEmpty()) {
            String allowed = ", expected " + Suggestions.alternatives(choices.keySet());
            node.asText()
                    .ifPresentOrElse(
                            scalar -> problems.error(
                                    node.at(),
                                    node.length(),
                                    "unknown " + kind + " " + node.described() + allowed,
                                    Suggestions.closest(scalar.text(), choices.keySet())),
                            () -> problems.error(
                                    node.at(), node.length(), node.described() + " is no " + kind + allowed));
        }
        return choice;
    }

    @Override
    public String print(T value) {
        for (Map.Entry<String, T> choice : choices.entrySet()) {
            if (choice.getValue().equals(value)) {
                return choice.getKey();
            }
        }
        throw new IllegalArgumentException(value + " has no name among " + choices.keySet());
    }

    @Override
    public String described() {
        return Suggestions.alternatives(choices.keySet());
    }

    @Override
    public List<Term<?>> terms() {
        return choices.keySet().stream().<Term<?>>map(Term::word).toList();
    }

    @Override
    public JsonObject schema() {
        JsonArray names = new JsonArray();
        choices.keySet().forEach(names::add);
        JsonObject schema = new JsonObject();
        schema.add("enum", names);
        return schema;
    }
}
