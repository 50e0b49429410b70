package org.astrapia.engine;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The JSON files of a run folder. */
final class JsonFile {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private JsonFile() {}

    /** Replaces the file; keys in the order of the map. */
    static void write(Path file, Map<String, ?> document) {
        AtomicFile.write(file, GSON.toJson(document) + "\n");
    }

    /**
     * Reads an object.
     *
     * @throws org.astrapia.language.InvalidInputException when it is not there or is none
     */
    static JsonObject read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Refusal.of(file, "this file of the run is missing");
        }
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw Refusal.of(file, "this file of the run is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
