package org.astrapia.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("log.txt");
    }

    @Test
    void aLineIsATimeAndAText() throws IOException {
        try (RunLog log = new RunLog(file)) {
            log.write("a {} of 100 %msg, über");
            log.on(new RunEvent.StageStarted("search", 40, 3, 100));
            log.on(new RunEvent.EpochEnded("search", 3, 40, Map.of("epoch", 3.0, "loss", 0.125)));
            log.on(new RunEvent.StageEnded("search", 12.5));
            log.on(new RunEvent.Message("two\nlines\u001b[31m"));
        }
        assertThat(Files.readString(file))
                .matches(TIME + " a \\{} of 100 %msg, über\n" + TIME
                        + " search begins at epoch 4 of 40, 100 steps each\n" + TIME + " search epoch 4: loss 0.12500\n"
                        + TIME
                        + " search ended after 12.5 s\n" + TIME + " two lines\uFFFD\\[31m\n");
    }

    @Test
    void everyProcessAddsToIt() throws IOException {
        try (RunLog log = new RunLog(file);
                RunLog other = new RunLog(file)) {
            log.write("first");
            other.write("second");
            log.write("third");
            assertThat(Files.readAllLines(file))
                    .as("each line is there at once")
                    .hasSize(3);
        }
        try (RunLog log = new RunLog(file)) {
            log.write("fourth");
        }
        assertThat(Files.readAllLines(file))
                .extracting(line -> line.substring(20))
                .containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "");
        Files.createSymbolicLink(file, elsewhere);
        assertThatThrownBy(() -> new RunLog(file)).isInstanceOf(UncheckedIOException.class);
        assertThat(elsewhere).isEmptyFile();
    }

    @Test
    void aFullDiskIsTold() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        RunLog log = new RunLog(full);
        for (int line = 0; line < 2; line++) {
            assertThatThrownBy(() -> log.write("a"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("/dev/full could not be written: No space left on device");
        }
    }

    @Test
    void whatHasNoPlaceIsTold() {
        assertThatThrownBy(() -> new RunLog(folder.resolve("gone/log.txt"))).isInstanceOf(UncheckedIOException.class);
    }
}
