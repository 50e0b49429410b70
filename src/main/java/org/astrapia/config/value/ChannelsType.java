package org.astrapia.config.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;

/** Values of a pixel: 3 of colours, or 1 of grey. */
public final class ChannelsType extends ScalarType<Integer> {
    private static final int GREY = 1;
    private static final int COLOURS = 3;

    @Override
    protected String expected() {
        return "3 (red, green, blue) or 1 (grey)";
    }

    @Override
    protected Optional<Integer> parse(String text) {
        return switch (text.strip()) {
            case "3" -> Optional.of(COLOURS);
            case "1" -> Optional.of(GREY);
            default -> Optional.empty();
        };
    }

    @Override
    public String print(Integer value) {
        return value.toString();
    }

    @Override
    public JsonObject schema() {
        JsonArray allowed = new JsonArray();
        allowed.add(COLOURS);
        allowed.add(GREY);
        JsonObject schema = new JsonObject();
        schema.add("enum", allowed);
        return schema;
    }
}
