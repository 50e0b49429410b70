package org.astrapia.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.astrapia.config.value.NumberTypes;
import org.astrapia.language.JsonText;

/** The JSON Schema (draft-07) of experiments, for editors; made of the same keys that the reader reads. */
public final class ExperimentSchema {
    private ExperimentSchema() {}

    /** The schema as JSON text with a line end. */
    public static String json() {
        JsonObject schema = new JsonObject();
        schema.addProperty("$schema", "http://json-schema.org/draft-07/schema#");
        schema.addProperty("title", "An experiment of Astrapia");
        section(List.of()).entrySet().forEach(entry -> schema.add(entry.getKey(), entry.getValue()));
        return JsonText.document(schema) + "\n";
    }

    private static JsonObject section(List<String> path) {
        JsonObject properties = new JsonObject();
        for (String child : Keys.children(path)) {
            List<String> inner = new ArrayList<>(path);
            inner.add(child);
            properties.add(child, property(inner));
        }
        JsonObject section = new JsonObject();
        section.addProperty("type", "object");
        section.addProperty("additionalProperties", false);
        section.add("properties", properties);
        return section;
    }

    private static JsonObject property(List<String> path) {
        String joined = String.join(".", path);
        for (Key<?> key : Keys.all()) {
            if (key.path().equals(joined)) {
                return value(key);
            }
        }
        JsonObject section = section(path);
        return joined.equals("seed") ? oneOrThree(section) : section;
    }

    private static JsonObject value(Key<?> key) {
        JsonObject schema = key.type().schema();
        StringBuilder description = new StringBuilder(key.meaning());
        if (!key.source().isEmpty()) {
            description.append(" (").append(key.source()).append(')');
        }
        key.type()
                .explainedTerms()
                .forEach(term -> description
                        .append('\n')
                        .append(term.signature())
                        .append(": ")
                        .append(term.meaning()));
        schema.addProperty("description", description.toString());
        boolean text = !schema.has("minimum") && !schema.has("exclusiveMinimum") && !schema.has("items");
        key.initial()
                .map(initial -> text ? new JsonPrimitive(initial) : JsonParser.parseString(initial))
                .ifPresent(initial -> schema.add("default", initial));
        return schema;
    }

    private static JsonObject oneOrThree(JsonObject three) {
        JsonArray forms = new JsonArray();
        forms.add(NumberTypes.seed().schema());
        forms.add(three);
        JsonObject schema = new JsonObject();
        schema.add("anyOf", forms);
        schema.addProperty("description", "one number for all three, or a map");
        return schema;
    }
}
