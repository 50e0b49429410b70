package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.report.SampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --json} prints is what {@code docs/json.md} says. */
class JsonFieldsTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void fill() throws Exception {
        shell = new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT);
        SampleRun.finished(Files.createDirectory(folder.resolve("runs")));
        Files.createDirectory(folder.resolve("genotypes"));
        Files.copy(Path.of("genotypes/darts-v2.yaml"), folder.resolve("genotypes/darts-v2.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chek",
                "runs list",
                "runs show ssf-nas",
                "runs compare ssf-nas",
                "jobs",
                "top",
                "why ssf-nas",
                "check tiny.yaml",
                "compile tiny.yaml",
                "explain search.epochs",
                "explain search.optimizer.weights.rate",
                "explain search.loss",
                "explain cosine",
                "explain supernet",
                "show tiny.yaml",
                "show tiny.yaml --resolved",
                "diff tiny.yaml ssf-nas",
                "data list",
                "data stats tiny.yaml",
                "genotype show darts-v2",
                "genotype stats darts-v2",
                "genotype diff darts-v2 darts-v2",
                "genotype check darts-v2",
                "genotype draw darts-v2",
                "genotype export darts-v2 --as darts",
                "genotype random tiny.yaml --seed 1 --out random.yaml",
                "plot ssf-nas",
                "report ssf-nas",
                "! true",
                "timing",
                "notify",
                "help",
                "echo a",
            })
    void everyFieldIsDocumented(String command) throws Exception {
        JsonObject document =
                JsonParser.parseString(shell.call("--json " + command).out()).getAsJsonObject();
        String text = Files.readString(Path.of("docs/json.md"));
        assertThat(document.keySet())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(text).contains("`" + field + "`"));
    }

    @Test
    void everyCommandThatPrintsADocumentHasItsRow() throws Exception {
        String text = Files.readString(Path.of("docs/json.md"));
        assertThat(Commands.ALL.all())
                .filteredOn(command -> !List.of(
                                "use",
                                "set",
                                "unset",
                                "define",
                                "let",
                                "source",
                                "watch",
                                "clear",
                                "output",
                                "completion",
                                "complete",
                                "exit",
                                "stop",
                                "wait",
                                "schema")
                        .contains(command.name()))
                .allSatisfy(command ->
                        assertThat(text).contains("`" + (command.name().equals("!") ? "!COMMAND" : command.name())));
    }
}
