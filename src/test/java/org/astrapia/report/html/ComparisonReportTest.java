package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.astrapia.report.ComparisonDocument;
import org.astrapia.report.SampleRun;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.PublishedFigures;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.RunGroups;
import org.astrapia.report.figures.Sample;
import org.astrapia.report.terminal.ComparisonTable;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonReportTest {
    private static final String EVEN = "balanced";
    private static final String TAILED = "exponential(0.1)";

    @TempDir
    private Path folder;

    private Run run(int seed, String distribution, int right, int fixedRight) throws Exception {
        Path run = SampleRun.finished(folder, seed, distribution);
        SampleRun.evaluate(run, "genotype", right, "resnet-32", fixedRight);
        return RunReader.read(run);
    }

    /** Two seeds of balanced data, three of a long tail. */
    private List<Run> fiveRuns() throws Exception {
        return List.of(
                run(1, EVEN, 90, 88),
                run(2, EVEN, 92, 89),
                run(1, TAILED, 70, 72),
                run(2, TAILED, 74, 73),
                run(3, TAILED, 60, 75));
    }

    @Test
    void everythingIsInOneWellFormedPageThatLoadsNothing() throws Exception {
        String report = ComparisonReport.of(fiveRuns());

        assertThat(report).containsOnlyOnce("Balanced test against size</figcaption>");
        assertThat(HtmlReportTest.headings(report))
                .containsExactly(
                        "Experiments by letter",
                        "Overview",
                        "Differences, paired by seed",
                        "What imbalance costs",
                        "Published numbers",
                        "Experiments",
                        "Search",
                        "Retraining",
                        "Fixed networks",
                        "Data",
                        "Cells",
                        "Provenance");
        assertThat(report)
                .contains("default-src 'none'")
                .doesNotContain("<script", "<link", "<img", "@import", "url(", "http:", "https:");
    }

    @Test
    void theLossWithoutLabelsIsDrawn() throws Exception {
        Path searched = SampleRun.finished(folder, 1, EVEN);
        Files.writeString(searched.resolve("metrics.csv"), """
                stage,epoch,loss,barlow_on,barlow_off
                search,0,1.9,0.6,0.3
                search,1,1.8,0.5,0.2
                """);
        assertThat(ComparisonReport.of(List.of(RunReader.read(searched), run(2, EVEN, 90, 88))))
                .contains("Barlow Twins, on the diagonal", "Barlow Twins, off the diagonal");
    }

    @Test
    void runsThatDifferInTheirSeedsAloneAreOneExperiment() throws Exception {
        assertThat(RunGroups.of(fiveRuns()))
                .extracting(RunGroup::label)
                .containsExactly("ssf-nas (balanced)", "ssf-nas (exponential(0.1))");
    }

    @Test
    void meansAndDeviationsSayOverHowManyRuns() throws Exception {
        assertThat(ComparisonReport.of(fiveRuns()))
                .contains("cifar10, exponential(0.1) · n = 3 · seeds 1; 2; 3")
                .contains("68.00 ± 7.21</td><td class=\"number\">73.33 ± 1.53")
                .contains(
                        "Parameters, genotype to this</th><td class=\"number\">–</td><td class=\"number\">0.250 ± 0.000 ×");
    }

    @Test
    void differencesArePairedBySeed() throws Exception {
        List<RunGroup> groups = RunGroups.of(fiveRuns());
        RunGroup even = groups.get(0);
        RunGroup tailed = groups.get(1);

        assertThat(tailed.difference("genotype", "resnet-32", Measure.BALANCED).points())
                .isEqualTo("−5.33 ± 8.50");
        Sample paired = even.pairedDifference("genotype", tailed, "genotype", Measure.BALANCED);
        assertThat(paired.size()).isEqualTo(2);
        assertThat(paired.mean()).isCloseTo(0.19, within(1e-9));
    }

    @Test
    void theDropIsTakenAgainstTheBalancedRunsOfTheSameMethod() throws Exception {
        List<Run> runs = new ArrayList<>(fiveRuns());
        assertThat(DropSection.rows(RunGroups.of(runs)))
                .extracting(row -> row.network() + " " + row.distribution() + " "
                        + row.drop().percent(true) + " n = " + row.drop().size())
                .containsExactly(
                        "genotype exponential(0.1) 19.00 ± 1.41 n = 2",
                        "resnet-32 exponential(0.1) 16.00 ± 0.00 n = 2");
        assertThat(ComparisonReport.of(runs)).contains("Published: 12.57 to 38.01 points", "<td>within</td>");

        Path other = SampleRun.finished(folder, 4, "step(0.01)");
        SampleRun.replace(other.resolve("resolved.yaml"), "derive: top(2)", "derive: argmax");
        runs.add(RunReader.read(other));
        assertThat(DropSection.rows(RunGroups.of(runs))).hasSize(2);
    }

    @Test
    void publishedNumbersStandApartWithTheirSource() throws Exception {
        String report = ComparisonReport.of(fiveRuns());

        assertThat(report)
                .contains("SSF-NAS</th><td>cifar10, exponential(0.1)</td><td>B (n = 3)</td>"
                        + "<td class=\"number\">82.64</td><td class=\"number\">68.00 ± 7.21</td>"
                        + "<td class=\"number\">−14.64 ± 7.21</td>")
                .contains("error 13.61");
        assertThat(PublishedFigures.all().accuracies())
                .filteredOn(result -> result.source().contains("error "))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.accuracy() * 100)
                        .isCloseTo(100 - Double.parseDouble(result.source().replaceAll(".*error ", "")), within(1e-9)));
    }

    @Test
    void aRunThatIsNotDoneIsNamedAndLeavesGaps() throws Exception {
        List<Run> runs = new ArrayList<>(fiveRuns());
        runs.add(RunReader.read(SampleRun.killed(folder)));
        runs.add(RunReader.read(Files.createDirectories(folder.resolve("empty"))));

        assertThat(ComparisonReport.of(runs))
                .contains("2026-11-24_091203_ssf-nas has not finished", "empty has not finished");
    }

    @Test
    void runsAreSortedBestFirst() throws Exception {
        List<Run> runs = fiveRuns();

        assertThat(ComparisonTable.sorted(runs, "balanced"))
                .extracting(run ->
                        run.network("genotype").orElseThrow().balancedAccuracy().orElseThrow())
                .containsExactly(0.92, 0.90, 0.74, 0.70, 0.60);
        assertThat(ComparisonTable.sorted(runs, "resnet-32")).first().isSameAs(runs.get(1));
        assertThat(ComparisonTable.sorted(runs, "seed")).last().isSameAs(runs.get(4));
        assertThat(ComparisonTable.columns(runs)).contains("macro-f1", "parameters", "resnet-32");
    }

    @Test
    void theDocumentHoldsRunsMeansAndDifferences() throws Exception {
        Map<String, Object> document = ComparisonDocument.of(fiveRuns());

        assertThat((List<?>) document.get("runs")).hasSize(5);
        assertThat(document.get("experiments").toString())
                .contains("experiment=ssf-nas (exponential(0.1))", "less=resnet-32", "n=3");
    }
}
