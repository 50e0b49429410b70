package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person does wrong is refused with its place and value, and leaves nothing behind. */
class MistakesTest {
    private static final int CIFAR_RECORD = 1 + 3 * 32 * 32;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void writeFiles() throws IOException {
        shell = new Shell(folder)
                .with("experiments/known.yaml", "experiment: known\ndata: {dataset: shapes}\n")
                .with("good.yaml", "experiment: good\ndata: {dataset: shapes}\n")
                .with("unknown-key.yaml", "experiment: a\ndata:\n  dataset: shapes\nserach:\n  epochs: 3\n")
                .with("wrong-type.yaml", "experiment: a\ndata: {dataset: shapes}\nsearch:\n  epochs: many\n")
                .with("factor.yaml", "experiment: a\ndata:\n  dataset: shapes\n  distribution: step(0)\n")
                .with("cifar.yaml", "experiment: a\ndata: {dataset: cifar10, path: cifar}\n")
                .with("no-path.yaml", "experiment: a\ndata:\n  dataset: cifar10\n")
                .with("bomb.yaml", bomb())
                .with("unknown-operation.yaml", genotype("sep_conv_9x9"))
                .with("not-text.yaml", "\0\1\2");
        byte[] record = new byte[CIFAR_RECORD];
        Files.createDirectory(folder.resolve("cifar"));
        Files.write(folder.resolve("cifar/data_batch_1.bin"), record);
        Files.write(folder.resolve("cifar/test_batch.bin"), new byte[CIFAR_RECORD - 100]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "run unknown-key.yaml | unknown-key.yaml:4:1: | serach",
                "run wrong-type.yaml | wrong-type.yaml:4:11: | many",
                "run factor.yaml | factor.yaml:4:22: | 0",
                "run no-path.yaml | no-path.yaml:3:12: | path",
                "run good.yaml search.epochs=-1 | <command line>:1: | -1",
                "run bomb.yaml | bomb.yaml:6: | 20000 values",
                "run not-text.yaml | not-text.yaml:1:1: | ",
                "run knwon | knwon:1:1: | Maybe you meant known",
                "run missing.yaml | missing.yaml | no file",
                "run good.yaml data.dataset=cifar10 data.path=nowhere | <command line>:1:32: | nowhere",
                "run cifar.yaml | test_batch.bin | 2973 bytes",
                "retrain good.yaml --genotype unknown-operation.yaml | unknown-operation.yaml:6:8: | sep_conv_9x9",
                "genotype check unknown-operation.yaml | unknown-operation.yaml:6:8: | Maybe you meant sep_conv_",
                "resume 2026-01-01_000000_none | 2026-01-01_000000_none | no such run",
            })
    void aMistakeIsNamedAndNothingIsWritten(String line, String place, String value) throws Exception {
        List<Path> before = files();
        Result result = shell.call(line);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(place, value == null ? "" : value).doesNotContain("\tat ", "Exception");
        assertThat(result.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void checkTellsTheSizeOfTheSupernetEvenWhereTheDataIsDamaged() throws Exception {
        Result result = shell.call("check cifar.yaml");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("test_batch.bin", "2973 bytes");
        assertThat(result.out()).isEqualTo("supernet   1,930,618 parameters, 300,255,744 multiply-adds\n");
    }

    @Test
    void aFolderForRunsThatCannotBeMadeIsSeenBeforeAnythingRuns() throws Exception {
        shell.with("runs", "a file where the folder should be");
        List<Path> before = files();
        Result result = shell.call("run good.yaml");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(folder.resolve("runs").toString()).doesNotContain("\tat ");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void allProblemsAreReportedAtOnceAlsoAsJson() throws Exception {
        shell.with("two.yaml", "experiment: a\nserach: {}\nsearch: {epochs: many}\n");
        Result result = shell.call("check two.yaml --json");
        assertThat(result.status()).isEqualTo(2);
        var problems = JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonArray("problems");
        assertThat(problems).hasSize(2);
        var first = problems.get(0).getAsJsonObject();
        assertThat(first.get("file").getAsString()).endsWith("two.yaml");
        assertThat(first.get("line").getAsInt()).isEqualTo(2);
        assertThat(first.get("column").getAsInt()).isEqualTo(1);
        assertThat(first.get("message").getAsString()).contains("serach");
        assertThat(first.getAsJsonArray("suggestions").get(0).getAsString()).isEqualTo("search");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    /** Nine levels of nine references: a billion nodes if they were followed. */
    private static String bomb() {
        StringBuilder text = new StringBuilder("experiment: bomb\na: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char level = 'b'; level <= 'i'; level++) {
            String reference = "*" + (char) (level - 1);
            text.append(level + ": &" + level + " [" + (reference + ", ").repeat(8) + reference + "]\n");
        }
        return text.toString();
    }

    private static String genotype(String operation) {
        return """
                format: genotype/1
                name: wrong
                space: darts
                cells:
                  normal:
                    2: %s(0) + skip_connect(1)
                    output: concat(2)
                  reduce:
                    2: skip_connect(0) + skip_connect(1)
                    output: concat(2)
                """.formatted(operation);
    }
}
