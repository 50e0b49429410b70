package org.astrapia.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
    @TempDir
    Path folder;

    @Test
    void aDamagedFileIsToldInWordsForPeople() throws IOException {
        Path file = Files.writeString(folder.resolve("provenance.json"), "{\"command\": \"ru");
        assertThatThrownBy(() -> JsonFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("this file of the run is damaged: Unterminated string at line 1")
                .message()
                .doesNotContain("com.google", "http");
    }
}
