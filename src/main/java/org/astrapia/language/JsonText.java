package org.astrapia.language;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON as text, made of maps, lists and records: their fields become {@code lower_case_with_underscores}, and null stands for
 * what is not known. {@link Json} reads it back.
 */
public final class JsonText {
    private static final Gson INDENTED = builder().setPrettyPrinting().create();
    private static final Gson IN_A_LINE =
            builder().serializeSpecialFloatingPointValues().create();

    private static GsonBuilder builder() {
        return new GsonBuilder()
                .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                .disableHtmlEscaping()
                .serializeNulls();
    }

    private JsonText() {}

    /**
     * A document for a file, indented, without a line end.
     *
     * @throws IllegalArgumentException when a number in it is not finite
     */
    public static String document(Object document) {
        return INDENTED.toJson(document);
    }

    /** The same for a terminal or a pipe: what could not be seen there is escaped. */
    public static String shown(Object document) {
        return Visible.json(document(document));
    }

    /** A document in one line, without a line end. Numbers that are not finite are {@code NaN} and {@code Infinity}. */
    public static String line(Object document) {
        return IN_A_LINE.toJson(document);
    }

    /** The fields of a record in their order, to which more can be added. */
    public static Map<String, Object> fields(Record document) {
        return new LinkedHashMap<>(
                INDENTED.toJsonTree(document).getAsJsonObject().asMap());
    }
}
