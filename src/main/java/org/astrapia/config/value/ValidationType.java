package org.astrapia.config.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import org.astrapia.language.Expression;
import org.astrapia.language.Numbers;
import org.astrapia.language.Range;

/** A share of the training images, or {@code own}. */
public final class ValidationType extends ScalarType<Validation> {
    private static final Range SHARES = Range.ANY.from(0).below(1);
    private static final String OWN = "own";

    @Override
    protected String expected() {
        return "a number (" + SHARES.described() + "), or " + OWN;
    }

    @Override
    protected Optional<Validation> parse(String text) {
        return text.equals(OWN)
                ? Optional.of(Validation.OWN)
                : NumberTypes.numeral(text)
                        .map(Expression.Numeral::value)
                        .filter(SHARES::holdsReal)
                        .map(Validation::of);
    }

    @Override
    public String print(Validation validation) {
        return validation.own() ? OWN : Numbers.print(validation.share());
    }

    @Override
    public JsonObject schema() {
        JsonArray words = new JsonArray();
        words.add(new JsonPrimitive(OWN));
        JsonObject word = new JsonObject();
        word.add("enum", words);
        JsonArray both = new JsonArray();
        both.add(NumberTypes.schema("number", SHARES));
        both.add(word);
        JsonObject schema = new JsonObject();
        schema.add("anyOf", both);
        return schema;
    }
}
