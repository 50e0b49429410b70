package org.astrapia.config.value;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Problems;
import org.astrapia.language.Term;
import org.astrapia.language.YamlNode;

/**
 * Reads the value of a key by the type that is expected there, and writes it back.
 *
 * @param <T> the value
 */
public interface ValueType<T> {
    /** The value; empty when {@code problems} had to be told why not. */
    Optional<T> read(YamlNode node, Problems problems);

    /** YAML that reads back as an equal value, without a line end after it; of several lines for a map. */
    String print(T value);

    /** What is expected, for people: {@code a whole number, 1 or more}. */
    default String described() {
        return "a value";
    }

    /** Names that may stand in it, with what each takes; empty where there are none. */
    default List<Term<?>> terms() {
        return List.of();
    }

    /** Those of the names that the schema cannot list and so explains in words. */
    default List<Term<?>> explainedTerms() {
        return List.of();
    }

    /** The type in the terms of JSON Schema. */
    JsonObject schema();
}
