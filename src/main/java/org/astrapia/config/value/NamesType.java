package org.astrapia.config.value;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlList;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/** A list of names, none of them twice. */
public final class NamesType implements ValueType<List<String>> {
    private final String kind;

    /** A list of things called {@code kind} in messages. */
    public NamesType(String kind) {
        this.kind = kind;
    }

    @Override
    public Optional<List<String>> read(YamlNode node, Problems problems) {
        Optional<YamlList> list = node.asList();
        if (list.isEmpty()) {
            String expected = "expected a list of " + kind + "s such as [a, b], found " + node.described();
            problems.error(node.at(), node.length(), expected);
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (YamlNode item : list.get().items()) {
            Optional<String> name = item.asText().map(YamlScalar::text);
            if (name.isEmpty()) {
                String expected = "expected the name of a " + kind + ", found " + item.described();
                problems.error(item.at(), item.length(), expected);
            } else if (names.contains(name.get())) {
                problems.error(item.at(), item.length(), kind + " `" + name.get() + "` stands twice in the list");
            } else {
                names.add(name.get());
            }
        }
        return Optional.of(names);
    }

    @Override
    public String print(List<String> names) {
        return "[" + String.join(", ", names) + "]";
    }

    @Override
    public String described() {
        return "a list of " + kind + "s such as [a, b]";
    }

    @Override
    public JsonObject schema() {
        JsonObject item = new JsonObject();
        item.addProperty("type", "string");
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "array");
        schema.addProperty("uniqueItems", true);
        schema.add("items", item);
        return schema;
    }
}
