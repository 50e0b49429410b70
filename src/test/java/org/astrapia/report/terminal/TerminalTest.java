package org.astrapia.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.report.ComparisonDocument;
import org.astrapia.report.SampleRun;
import org.astrapia.report.figures.Sample;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.run.result.RunEvaluation;
import org.astrapia.run.table.MixingRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
    private static final Style UNICODE = new Style(false, true, 40);

    @TempDir
    private Path folder;

    @Test
    void theResultFitsEightyColumns() throws Exception {
        RunEvaluation evaluation =
                RunReader.read(SampleRun.finished(folder)).evaluation().orElseThrow();

        assertThat(ResultTable.of(evaluation).render(Style.plain())).isEqualTo("""
                                              long-                                    multiply-
                        network    balanced  tailed   many  medium    few  parameters       adds
                        ---------  --------  ------  -----  ------  -----  ----------  ---------
                        genotype      63.99   86.08  71.10   38.70  32.40      1.93 M      301 M
                        resnet-20     59.51   81.99  66.38   35.00  29.10       272 k     40.8 M
                        """);
    }

    /** MiSLAS: one run is read before and after its classifier was made anew, and its best tested epoch chose nothing. */
    @Test
    void publishedAccuraciesStandBeside() throws Exception {
        Path run = SampleRun.finished(folder);
        SampleRun.replace(run.resolve("resolved.yaml"), "experiment: ssf-nas", "experiment: mislas");
        SampleRun.replace(
                run.resolve("resolved.yaml"),
                "derive: top(2)\n",
                "derive: top(2)\nretrain:\n  epochs: 8\n  pretrain: {epochs: 4}\n");
        SampleRun.replace(
                run.resolve("summary.json"),
                "{\"status\"",
                "{\"accuracy_before_classifier\": {\"balanced\": 0.702}, \"status\"");
        Files.writeString(run.resolve("metrics.csv"), """
                stage,epoch,test_balanced
                retrain,0,0.5
                retrain,1,0.71
                retrain,2,0.702
                classifier,0,0.6399
                """);
        List<Run> runs = List.of(RunReader.read(run));

        assertThat(PublishedTable.of(runs, Style.plain())
                        .orElseThrow()
                        .render(new Style(false, false, 200))
                        .lines()
                        .map(line -> line.replaceAll(" {2,}", "|")))
                .anyMatch(
                        line -> line.contains("ResNet-32, mixup|") && line.contains("|72.80 best|70.20|-2.60|71.00|1|"))
                .anyMatch(line ->
                        line.contains("ResNet-32, MiSLAS|") && line.contains("|82.50 best|63.99|-18.51|n/a|1|"));
        assertThat(ComparisonDocument.of(runs).get("published").toString())
                .contains("method=ResNet-32, mixup", "published=0.728", "published_epoch=best", "epochs=12 of 200");
    }

    @Test
    void nothingStandsBesideRunsOfWhichNothingIsPublished() throws Exception {
        assertThat(PublishedTable.of(List.of(RunReader.read(SampleRun.finished(folder))), Style.plain()))
                .isEmpty();
    }

    @Test
    void adjustedLogitsStandBelowTheirNetwork() throws Exception {
        RunEvaluation evaluation =
                RunReader.read(SampleRun.adjusted(folder)).evaluation().orElseThrow();

        assertThat(ResultTable.of(evaluation).render(Style.plain()).lines().map(line -> line.replaceAll(" {2,}", " ")))
                .contains("genotype 63.99 86.08 71.10 38.70 32.40 1.93 M 301 M")
                .contains(" adjusted 74.21 86.08 86.22 62.50 100.00 1.93 M 301 M")
                .anyMatch(line -> line.startsWith("resnet-20 59.51"))
                .allMatch(line -> line.length() <= 80);
    }

    /** Of 9 and 3 images: 8 of the large class are right and 1 of the small one, so 75 per cent of all and 61 of the classes. */
    @Test
    void aTestSetIsCalledBalancedOnlyWhereItIs() throws Exception {
        Path run = SampleRun.finished(folder);
        Files.writeString(run.resolve("evaluation.json"), """
                {"classes": ["cat", "dog"], "train_counts": [90, 30], "networks": [{"name": "genotype",
                 "confusion_balanced": [[8, 1], [2, 1]], "confusion_long_tailed": [[8, 1], [2, 1]]}]}
                """);
        Run unbalanced = RunReader.read(run);
        RunEvaluation evaluation = unbalanced.evaluation().orElseThrow();

        assertThat(ResultTable.of(evaluation).render(Style.plain()).lines())
                .anyMatch(line -> line.matches("network +balanced .* plain .*"))
                .anyMatch(line -> line.matches("genotype +61.11 +75.00 .* 75.00 .*"));
        assertThat(ResultTable.remarks(evaluation))
                .hasSize(2)
                .anyMatch(line -> line.contains("not balanced"))
                .anyMatch(line -> line.matches(".*interval of 95 per cent: genotype \\d+.\\d to \\d+.\\d\\."));
        assertThat(Files.readString(HtmlReport.write(run)))
                .contains("Balanced accuracy, test</th>", "Plain accuracy, test</th>", "Recall on the test set")
                .doesNotContain("balanced test", "Balanced test");
        assertThat(RunPlots.draw(unbalanced, RunPlots.Figure.CLASSES, Style.plain()))
                .contains("right on the test set");
    }

    @Test
    void aGroupWithoutClassesDoesNotApply() throws Exception {
        Path run = SampleRun.finished(folder);
        String file = Files.readString(run.resolve("evaluation.json"));
        Files.writeString(run.resolve("evaluation.json"), file.replace("83, 15]", "183, 150]"));

        assertThat(ResultTable.of(RunReader.read(run).evaluation().orElseThrow())
                        .render(Style.plain()))
                .containsPattern("genotype +63.99 +86.08 +63.99 +n/a +n/a");
    }

    @Test
    void runsAreListedOneALine() throws Exception {
        Run finished = RunReader.read(SampleRun.finished(folder));
        Run killed = RunReader.read(SampleRun.killed(folder));

        assertThat(RunsTable.of(List.of(finished, killed)).render(Style.plain()).lines())
                .anyMatch(line -> line.matches("2026-11-23_201500_ssf-nas +done +160 +1 +63.99 +59.51"))
                .anyMatch(line -> line.matches("2026-11-24_091203_ssf-nas +interrupted.* +6 +1 +n/a +n/a"));
    }

    @Test
    void runsOfOneExperimentAreSummedUp() throws Exception {
        Run finished = RunReader.read(SampleRun.finished(folder));
        Run killed = RunReader.read(SampleRun.killed(folder));

        assertThat(ComparisonTable.of(List.of(finished, finished, killed), Style.plain())
                        .render(new Style(false, false, 200))
                        .lines())
                .anyMatch(line -> line.matches("2026-11-23_201500_ssf-nas +1 +63.99 .* 59.51 +4.48"))
                .anyMatch(line -> line.matches("2026-11-24_091203_ssf-nas +1 +n/a .* n/a +n/a"))
                .anyMatch(line -> line.matches("ssf-nas, mean of 2 +63.99 \\+- 0.00 .* 4.48 \\+- 0.00"));
    }

    @Test
    void theDeviationIsThatOfASample() {
        assertThat(new Sample(List.of(0.5, 0.52, 0.54)).percent(true)).isEqualTo("52.00 ± 2.00");
        assertThat(new Sample(List.of(0.5)).percent(true)).isEqualTo("50.00");
        assertThat(new Sample(List.of()).percent(true)).isEqualTo("n/a");
    }

    @Test
    void wideCharactersKeepTheColumns() {
        String table = new TerminalTable()
                .column("class", Align.LEFT)
                .column("images", Align.RIGHT)
                .row(List.of("猫", "12"))
                .row(List.of("dog", "3"))
                .render(UNICODE);

        assertThat(table).isEqualTo("""
                        class  images
                        ─────  ──────
                        猫         12
                        dog         3
                        """);
    }

    @Test
    void aNarrowTerminalCutsTheWidestTextButNotTheName() {
        String table = new TerminalTable()
                .column("run", Align.LEFT)
                .column("message", Align.LEFT)
                .row(List.of("2026-11-23_201500_a", "the disk has no space left on it"))
                .render(UNICODE);

        assertThat(table).contains("2026-11-23_201500_a  the disk has no sp…\n");
    }

    @Test
    void whatCannotBeSeenInANameIsOneSignAndKeepsTheColumns() {
        String name = "a\u001b[31m\u202Eb\u0000\u009B\u200B";
        assertThat(new TerminalTable()
                        .column("run", Align.LEFT)
                        .column("n", Align.RIGHT)
                        .row(List.of(name, "1"))
                        .render(UNICODE))
                .isEqualTo("""
                        run          n
                        ───────────  ─
                        a\uFFFD[31m\uFFFDb\uFFFD\uFFFD\uFFFD  1
                        """);
        assertThat(new TerminalBars().bar(name, 1, "1").render(UNICODE))
                .startsWith("a\uFFFD[31m\uFFFDb\uFFFD\uFFFD\uFFFD █");
        assertThat(TerminalConfusion.render(List.of(name), List.of(List.of(3L)), UNICODE))
                .contains("  0 a\uFFFD[31m\uFFFDb\uFFFD\uFFFD\uFFFD █ 100\n");
        assertThat(TerminalMixing.render(List.of(new MixingRow(0, name, 2, 0, name, 1, false)), UNICODE))
                .isEqualTo(
                        "a\uFFFD[31m\uFFFDb\uFFFD\uFFFD\uFFFD cell, 0 → 2\n  a\uFFFD[31m\uFFFDb\uFFFD\uFFFD\uFFFD █ 1.000\n");
    }

    @Test
    void aMarkWithinANameIsNoPaint() {
        String name = Paint.BOLD.over("red");
        assertThat(new TerminalTable()
                        .column("run", Align.LEFT)
                        .row(List.of(name))
                        .render(UNICODE))
                .contains("\uFFFDred\uFFFD")
                .doesNotContain("\uFDD0");
    }

    @Test
    void aRowHasACellForEachColumn() {
        TerminalTable table = new TerminalTable().column("run", Align.LEFT);

        assertThatThrownBy(() -> table.row(List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 cells in a table of 1");
    }

    @Test
    void barsAreDrawnToAnEighthOfAColumn() {
        TerminalBars bars = new TerminalBars()
                .bar("airplane", 800, "800")
                .bar("bird", 100, "100")
                .bar("cat", 1, "1")
                .bar("dog", 0, "0");

        assertThat(bars.render(new Style(false, true, 29))).isEqualTo("""
                        airplane ████████████████ 800
                        bird     ██ 100
                        cat      ▏ 1
                        dog      0
                        """);
        assertThat(bars.render(new Style(false, false, 29))).isEqualTo("""
                        airplane ################ 800
                        bird     ## 100
                        cat      # 1
                        dog      0
                        """);
    }

    @Test
    void colourIsThereOnlyWhenAskedFor() {
        TerminalBars bars = new TerminalBars().bar("airplane", 8, "8");

        assertThat(bars.render(new Style(true, true, 40))).contains(Paint.ACCENT.over("█".repeat(29)));
        assertThat(bars.render(UNICODE)).doesNotContain("\uFDD0");
    }
}
