package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on while a script does other things. */
class BackgroundRunTest {
    @TempDir
    Path folder;

    @Test
    void itsEndIsToldWithItsResultsAndByTheCommandThatWasAskedFor() throws Exception {
        Shell shell = new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT);

        Result result = shell.call("""
                notify 'echo "$ASTRAPIA_STATE $ASTRAPIA_RUN" > told.txt'
                search tiny.yaml &
                top
                echo meanwhile
                wait
                echo after
                """, List.of());

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .containsSubsequence("[1] running", "meanwhile", "status    done", "genotype  ", "after");
        assertThat(result.err()).containsOnlyOnce("[1] done: search tiny.yaml");
        Path run = only();
        assertThat(folder.resolve("told.txt")).hasContent("done " + run + "\n");

        JsonArray documents = JsonParser.parseString(
                        shell.call("", List.of("--json", "-c", "search tiny.yaml search.epochs=2 &; echo a"))
                                .out())
                .getAsJsonArray();
        assertThat(documents).hasSize(2);
        assertThat(documents.get(1).getAsJsonObject().get("status").getAsString())
                .isEqualTo("done");
    }

    private Path only() throws Exception {
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            return runs.findFirst().orElseThrow().toAbsolutePath();
        }
    }
}
