package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small run, and all that can be asked of it afterwards. */
class RunCommandsTest {
    @TempDir
    static Path folder;

    private static Shell shell;
    private static Result run;
    private static Path runFolder;

    @BeforeAll
    static void runOnce() throws Exception {
        shell = new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT);
        run = shell.call("run tiny.yaml retrain.epochs=2");
        assertThat(run).extracting(Result::status).as(run.err()).isEqualTo(0);
        runFolder = only(folder.resolve("runs"));
    }

    @Test
    void aRunEndsWithItsResultsAndWhereTheyLie() {
        assertThat(run.out())
                .contains("genotype", "balanced")
                .contains(only(folder.resolve("genotypes")).toString())
                .contains(runFolder.resolve("report.html").toString())
                .contains(runFolder.toString());
    }

    @Test
    void offATerminalAnEpochIsALineOnStandardError() {
        assertThat(run.err())
                .contains("search 1/1: loss ", "retrain 2/2: loss ")
                .doesNotContain("\033", "\r");
    }

    @Test
    void aRunLeavesWhatItPromises() {
        assertThat(Stream.of(
                        "experiment.yaml",
                        "resolved.yaml",
                        "provenance.json",
                        "metrics.csv",
                        "genotype.yaml",
                        "summary.json",
                        "log.txt",
                        "report.html"))
                .allSatisfy(name -> assertThat(runFolder.resolve(name)).isNotEmptyFile());
    }

    @Test
    void jsonIsTheSummaryOfTheRun() throws Exception {
        String summary = Files.readString(runFolder.resolve("summary.json"));
        JsonObject shown = JsonParser.parseString(shell.call("runs show " + runFolder.getFileName() + " --json")
                        .out())
                .getAsJsonObject();
        assertThat(shown).isEqualTo(JsonParser.parseString(summary));
        assertThat(shown.get("status").getAsString()).isEqualTo("done");
        assertThat(shown.keySet())
                .contains("run_path", "report_path", "genotype_path", "genotype", "accuracy", "baseline", "seed");
    }

    @Test
    void theGenotypeCanBeRead() throws Exception {
        String genotype = only(folder.resolve("genotypes")).toString();
        assertThat(shell.call("genotype check " + genotype).status()).isZero();
        assertThat(shell.call("genotype draw " + genotype + " --out cells.svg").status())
                .isZero();
        assertThat(folder.resolve("cells.svg")).content().startsWith("<").contains("<svg");
    }

    @Test
    void runsAreFoundByTheBeginningOfTheirName() throws Exception {
        assertThat(shell.call("runs list").out())
                .contains(runFolder.getFileName().toString(), "done");
        assertThat(shell.call("runs show tiny").out()).isEqualTo(run.out());
        assertThat(shell.call("report tiny").out()).isEqualTo(runFolder.resolve("report.html") + "\n");
    }

    @Test
    void aRunThatIsDoneIsEvaluatedAgainWithTheSameResult() throws Exception {
        Result again = shell.call("evaluate tiny --quiet");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.out().lines().toList())
                .containsAll(run.out().lines().limit(4).toList());
    }

    private static Path only(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
