package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExperimentSchemaTest {
    @Test
    void theCopyForEditorsIsCurrent() throws IOException {
        assertThat(Files.readString(Path.of("experiments/schema.json")))
                .as("refresh it with: ./shell/astrapia schema > experiments/schema.json")
                .isEqualTo(ExperimentSchema.json());
    }

    @Test
    void describesAKeyWithItsTypeDefaultAndMeaning() {
        JsonObject schema = JsonParser.parseString(ExperimentSchema.json()).getAsJsonObject();

        JsonObject search =
                schema.getAsJsonObject("properties").getAsJsonObject("search").getAsJsonObject("properties");
        assertThat(search.getAsJsonObject("epochs").toString())
                .isEqualTo("{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000000,\"description\":\"passes over the"
                        + " weights' part of the training images (SSF-NAS: 40, DARTS: 50)\",\"default\":40}");
        assertThat(schema.get("additionalProperties").getAsBoolean()).isFalse();
    }
}
