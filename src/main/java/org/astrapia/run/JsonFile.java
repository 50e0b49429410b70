package org.astrapia.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.astrapia.files.AtomicFile;
import org.astrapia.files.TextFile;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Json;
import org.astrapia.language.Json.DamagedException;
import org.astrapia.language.JsonText;
import org.astrapia.language.Position;

/** The JSON files of a run folder. */
public final class JsonFile {
    private JsonFile() {}

    /** Replaces the file; keys in the order of the map. */
    public static void write(Path file, Map<String, ?> document) {
        AtomicFile.replace(file, JsonText.document(document) + "\n");
    }

    /**
     * Reads an object.
     *
     * @throws org.astrapia.language.InvalidInputException when it is not there or is none
     */
    static Json read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw RunRefusal.of(file, "this file of the run is missing");
        }
        try {
            TextFile text = TextFile.read(file);
            if (text.damage().isPresent()) {
                int line = text.damage().get().line();
                throw RunRefusal.at(
                        new Position(file.toString(), line, 1),
                        damaged(text.damage().get().reason()));
            }
            return Json.parse(text.text());
        } catch (DamagedException e) {
            throw RunRefusal.of(file, damaged(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an object; one without fields where there is none, or none that can be read. */
    public static Json find(Path file) {
        try {
            return read(file);
        } catch (InvalidInputException | UncheckedIOException none) {
            return Json.empty();
        }
    }

    private static String damaged(String reason) {
        return "this file of the run is damaged: " + reason;
    }
}
