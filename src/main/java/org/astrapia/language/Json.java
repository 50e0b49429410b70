package org.astrapia.language;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A JSON object that was read, of which nothing is certain: what is absent or of another type is empty. */
public final class Json {
    private static final String ADVICE = "Use JsonReader.setStrictness(Strictness.LENIENT) to accept malformed JSON";

    private final JsonObject object;

    private Json(JsonObject object) {
        this.object = object;
    }

    /** An object without fields. */
    public static Json empty() {
        return new Json(new JsonObject());
    }

    /** A text that is no JSON object; the message is the reason, without advice for programmers. */
    public static final class DamagedException extends Exception {
        private DamagedException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /**
     * Reads an object.
     *
     * @throws DamagedException when the text is none
     */
    public static Json parse(String text) throws DamagedException {
        try {
            JsonElement element = JsonParser.parseString(text);
            if (element instanceof JsonObject object) {
                return new Json(object);
            }
            throw new DamagedException("not a JSON object", null);
        } catch (JsonParseException damaged) {
            throw new DamagedException(reason(damaged), damaged);
        }
    }

    /** What the parser says, without the name of its exception. */
    private static String reason(JsonParseException damaged) {
        Throwable thrown = damaged.getCause() == null ? damaged : damaged.getCause();
        return String.valueOf(thrown.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replace(ADVICE, "malformed JSON");
    }

    /** Whether it has no fields. */
    public boolean isEmpty() {
        return object.isEmpty();
    }

    /** Names of its fields, in order. */
    public List<String> names() {
        return List.copyOf(object.keySet());
    }

    /** The object at a field; one without fields if there is none. */
    public Json at(String name) {
        return object.get(name) instanceof JsonObject inner ? new Json(inner) : empty();
    }

    /** A string, number or boolean as text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString);
    }

    /** A number. */
    public OptionalDouble number(String name) {
        return isNumber(object.get(name)) ? OptionalDouble.of(object.get(name).getAsDouble()) : OptionalDouble.empty();
    }

    /** A whole number. */
    public OptionalLong whole(String name) {
        return isNumber(object.get(name)) ? OptionalLong.of(whole(object.get(name))) : OptionalLong.empty();
    }

    private static boolean isNumber(JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isNumber();
    }

    /** The number; a fraction is rounded, and what is too large becomes the largest there is. */
    private static long whole(JsonElement number) {
        OptionalLong exact = Numbers.whole(number.getAsString());
        return exact.isPresent() ? exact.getAsLong() : Math.round(number.getAsDouble());
    }

    /** The strings, numbers and booleans of an array, as text. */
    public List<String> texts(String name) {
        return elements(name).stream()
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .toList();
    }

    /** The numbers of an array, fractions and all. */
    public double[] numbers(String name) {
        return elements(name).stream()
                .filter(Json::isNumber)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    /** The entries of a list, empty for one that is no number; none when there is no such list. */
    public List<OptionalDouble> optionals(String name) {
        return elements(name).stream()
                .map(element -> element.isJsonPrimitive()
                                && element.getAsJsonPrimitive().isNumber()
                        ? OptionalDouble.of(element.getAsDouble())
                        : OptionalDouble.empty())
                .toList();
    }

    /** The numbers of an array. */
    public List<Long> wholes(String name) {
        return wholes(elements(name));
    }

    /** The rows of an array of arrays of numbers. */
    public List<List<Long>> matrix(String name) {
        List<List<Long>> rows = new ArrayList<>();
        for (JsonElement row : elements(name)) {
            rows.add(row instanceof JsonArray numbers ? wholes(numbers.asList()) : List.of());
        }
        return rows;
    }

    /** The objects of an array. */
    public List<Json> objects(String name) {
        return elements(name).stream()
                .filter(JsonElement::isJsonObject)
                .map(element -> new Json(element.getAsJsonObject()))
                .toList();
    }

    private List<JsonElement> elements(String name) {
        return object.get(name) instanceof JsonArray array ? array.asList() : List.of();
    }

    private static List<Long> wholes(List<JsonElement> elements) {
        return elements.stream().filter(Json::isNumber).map(Json::whole).toList();
    }
}
