package org.astrapia.shell.command;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import org.astrapia.language.Visible;

/** JSON documents; records become objects whose names are {@code lower_case_with_underscores}. */
public final class JsonText {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private JsonText() {}

    /** The document, indented; null stands for what is not known. */
    public static String print(Object document) {
        return Visible.json(GSON.toJson(document));
    }

    /** A record as an object to which more can be added. */
    public static JsonObject object(Record document) {
        return GSON.toJsonTree(document).getAsJsonObject();
    }
}
