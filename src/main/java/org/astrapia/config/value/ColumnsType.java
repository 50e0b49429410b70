package org.astrapia.config.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;
import org.astrapia.language.YamlText;

/** The name of a column, or a list of them. */
public final class ColumnsType implements ValueType<List<String>> {
    private final NamesType several = new NamesType("column");

    @Override
    public Optional<List<String>> read(YamlNode node, Problems problems) {
        if (node.asList().isPresent()) {
            return several.read(node, problems);
        }
        Optional<String> name = node.asText().map(YamlScalar::text).filter(text -> !text.isBlank());
        if (name.isEmpty()) {
            problems.error(node.at(), node.length(), "expected " + described() + ", found " + node.described());
        }
        return name.map(List::of);
    }

    @Override
    public String print(List<String> names) {
        return names.size() == 1
                ? YamlText.quoted(names.get(0))
                : names.stream().map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String described() {
        return "the name of a column, or " + several.described();
    }

    @Override
    public JsonObject schema() {
        JsonObject one = new JsonObject();
        one.addProperty("type", "string");
        JsonArray either = new JsonArray();
        either.add(one);
        either.add(several.schema());
        JsonObject schema = new JsonObject();
        schema.add("anyOf", either);
        return schema;
    }
}
