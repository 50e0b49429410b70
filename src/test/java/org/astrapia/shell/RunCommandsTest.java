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
    void whatACommandTookItselfIsTold() throws Exception {
        assertThat(shell.call("plot\n", List.of()).err()).contains("the last run, " + runFolder.getFileName());
        Shell.Result alpha = shell.call("plot " + runFolder.getFileName() + " alpha");
        Shell.Result weights = shell.call("plot " + runFolder.getFileName() + " weights");
        assertThat(weights.out()).isEqualTo(alpha.out()).isNotEmpty();
        assertThat(weights.err()).contains("plot alpha");
        Result again = shell.call("resume tiny");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err()).contains("this run is done; its report is written again");
        assertThat(again.out()).isEqualTo(run.out());
    }

    @Test
    void aRunThatWasMadeIsNotMadeAgain() throws Exception {
        Result again = shell.call("run tiny.yaml retrain.epochs=2 --once");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(run.out());
        assertThat(again.err())
                .contains("done already: " + runFolder.getFileName())
                .doesNotContain("loss");
    }

    @Test
    void aReportNeverReplacesAFileThatSomebodyNamed() throws Exception {
        assertThat(shell.call("report tiny --out one.html").status()).isZero();
        Result again = shell.call("report tiny --out one.html");
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("one.html", "exists already");
    }

    @Test
    void severalRunsAreComparedInOneReport(@TempDir Path elsewhere) throws Exception {
        String copy = copy(elsewhere).toString();
        Path first = Path.of(shell.call("report tiny " + copy).out().strip());
        Path second = Path.of(shell.call("report tiny " + copy).out().strip());
        assertThat(first.getParent()).isEqualTo(runFolder.getParent());
        assertThat(first.getFileName().toString()).startsWith("report-").endsWith(".html");
        assertThat(first).isNotEqualTo(second).content().contains("2 runs of 1 experiment");
        Files.delete(first);
        Files.delete(second);
    }

    @Test
    void runsAreComparedOnTheTerminal(@TempDir Path elsewhere) throws Exception {
        String copy = copy(elsewhere).toString();
        assertThat(shell.call("runs compare tiny " + copy + " --sort balanced").out())
                .contains("tiny, mean of 2");
        JsonObject document = JsonParser.parseString(
                        shell.call("runs compare tiny " + copy + " --json").out())
                .getAsJsonObject();
        assertThat(document.getAsJsonArray("runs")).hasSize(2);
        Result wrong = shell.call("runs compare tiny --sort balance");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("balanced", "macro-f1");
    }

    private static Path copy(Path elsewhere) throws IOException {
        for (String name : List.of(
                "status.json", "provenance.json", "resolved.yaml", "metrics.csv", "evaluation.json", "summary.json")) {
            Files.copy(runFolder.resolve(name), elsewhere.resolve(name));
        }
        return elsewhere;
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
