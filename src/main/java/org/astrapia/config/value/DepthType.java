package org.astrapia.config.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.language.Numbers;

/** {@code auto}, or a number of bits. */
public final class DepthType extends ScalarType<OptionalInt> {
    private static final String AUTO = "auto";

    @Override
    protected String expected() {
        return "auto, or a whole number of bits (" + ImageDecoder.LEAST_DEPTH + " to " + ImageDecoder.MOST_DEPTH + ")";
    }

    @Override
    protected Optional<OptionalInt> parse(String text) {
        if (text.equals(AUTO)) {
            return Optional.of(OptionalInt.empty());
        }
        OptionalLong bits = Numbers.whole(text);
        return bits.isPresent()
                        && bits.getAsLong() >= ImageDecoder.LEAST_DEPTH
                        && bits.getAsLong() <= ImageDecoder.MOST_DEPTH
                ? Optional.of(OptionalInt.of((int) bits.getAsLong()))
                : Optional.empty();
    }

    @Override
    public String print(OptionalInt bits) {
        return bits.isPresent() ? Integer.toString(bits.getAsInt()) : AUTO;
    }

    @Override
    public JsonObject schema() {
        JsonArray allowed = new JsonArray();
        allowed.add(AUTO);
        for (int bits = ImageDecoder.LEAST_DEPTH; bits <= ImageDecoder.MOST_DEPTH; bits++) {
            allowed.add(bits);
        }
        JsonObject schema = new JsonObject();
        schema.add("enum", allowed);
        return schema;
    }
}
