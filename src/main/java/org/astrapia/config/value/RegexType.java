package org.astrapia.config.value;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.astrapia.language.YamlText;

/** A regular expression of Java. */
public final class RegexType extends ScalarType<String> {
    @Override
    protected String expected() {
        return "a regular expression such as \"patient(\\\\d+)\"";
    }

    @Override
    protected Optional<String> parse(String text) {
        return text.isBlank() || error(text).isPresent() ? Optional.empty() : Optional.of(text);
    }

    @Override
    protected String remark(String text) {
        return error(text).map(error -> ": " + error).orElse("");
    }

    private static Optional<String> error(String text) {
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription() + " near character " + (Math.max(0, e.getIndex()) + 1));
        }
    }

    @Override
    public String print(String value) {
        return YamlText.quoted(value);
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "string");
        return schema;
    }
}
