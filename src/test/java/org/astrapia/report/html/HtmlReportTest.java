package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.astrapia.report.SampleRun;
import org.astrapia.report.terminal.ResultTable;
import org.astrapia.report.terminal.Style;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @TempDir
    private Path folder;

    @Test
    void aFinishedRunGivesAllSections() throws Exception {
        String report = Files.readString(HtmlReport.write(SampleRun.finished(folder)));

        assertThat(headings(report))
                .containsExactly(
                        "Result",
                        "Accuracy of each class against its number of training images",
                        "Architecture",
                        "Data",
                        "Search",
                        "Retraining",
                        "Weights of the operations",
                        "Classes",
                        "Images",
                        "Best practices",
                        "Provenance");
        assertThat(report).contains("This run kept no pictures of its images.", "cat: ", "resnet-20, ");
        assertThat(report).doesNotContain("has not finished").contains("resnet-20", "1,930,618", "sha256:6d958be");
    }

    @Test
    void itAsksNothingOfANetworkAndRunsNoScript() throws Exception {
        String report = Files.readString(HtmlReport.write(SampleRun.finished(folder)));

        assertThat(report.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContainIgnoringCase("http:")
                .doesNotContainIgnoringCase("https:")
                .doesNotContain("<script", "<link", "<img", "@import", "url(");
    }

    @Test
    void nothingIsLeftBesideIt() throws Exception {
        Path run = SampleRun.finished(folder);
        HtmlReport.write(run);
        HtmlReport.write(run);

        try (Stream<Path> files = Files.list(run)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("report.html")
                    .noneMatch(name -> name.endsWith(".unfinished"));
        }
    }

    @Test
    void aKilledRunSaysSoAndShowsWhatThereIs() throws Exception {
        String report = Files.readString(HtmlReport.write(SampleRun.killed(folder)));

        assertThat(headings(report))
                .containsExactly(
                        "Result", "Data", "Search", "Weights of the operations", "Best practices", "Provenance");
        assertThat(report)
                .contains("has not finished", "“interrupted”, in the search: stopped by a person")
                .contains("No network has been evaluated yet");
    }

    @Test
    void anEmptyFolderGivesAReportToo() throws Exception {
        String report = Files.readString(HtmlReport.write(folder));

        assertThat(headings(report)).containsExactly("Result");
        assertThat(report).contains("“unknown”");
    }

    @Test
    void aTornFileIsNamed() throws Exception {
        Path run = SampleRun.finished(folder);
        String whole = Files.readString(run.resolve("evaluation.json"));
        Files.writeString(run.resolve("evaluation.json"), whole.substring(0, whole.length() / 2));

        String report = Files.readString(HtmlReport.write(run));

        assertThat(headings(report)).contains("Search").doesNotContain("Classes");
        assertThat(report).contains("Left out: </strong>evaluation.json");
    }

    @Test
    void whatPeopleWroteIsEscaped() throws Exception {
        Path run = SampleRun.finished(folder);
        Files.writeString(
                run.resolve("provenance.json"),
                SampleRun.PROVENANCE
                        .replace("\"airplane\"", "\"<b>\\\"&\\u0001\"")
                        .replace("cifar10", "</td><script>x"));
        Files.writeString(run.resolve("resolved.yaml"), "experiment: \"]]> & </pre><script>alert(1)</script>\"");

        String report = Files.readString(HtmlReport.write(run));

        assertThat(headings(report)).contains("Provenance");
        assertThat(report)
                .doesNotContain("<script", "<b>\"")
                .contains("&lt;b&gt;&quot;&amp;\uFFFD", "&lt;/pre&gt;&lt;script&gt;");
    }

    @Test
    void aGroupWithoutClassesShowsThatItDoesNotApply() throws Exception {
        Path run = SampleRun.finished(folder);
        String evaluation = Files.readString(run.resolve("evaluation.json"));
        Files.writeString(run.resolve("evaluation.json"), evaluation.replace("83, 15]", "183, 150]"));

        String report = Files.readString(HtmlReport.write(run));

        assertThat(report).contains("few, no class</th><td class=\"number\">n/a</td>");
    }

    @Test
    void adjustedLogitsHaveRowsWhereTheyWereAskedFor() throws Exception {
        assertThat(Files.readString(HtmlReport.write(SampleRun.finished(folder))))
                .doesNotContain("logits adjusted");
        assertThat(Files.readString(HtmlReport.write(SampleRun.adjusted(folder))))
                .contains("Balanced test, logits adjusted</th><td class=\"number best\">74.21</td>"
                        + "<td class=\"number\">n/a</td>");
    }

    @Test
    void stagesAndColumnsOfWhichNothingIsKnownAreDrawn() throws Exception {
        Path run = SampleRun.finished(folder);
        Files.writeString(run.resolve("metrics.csv"), """
                stage,epoch,loss,accuracy,barlow,barlow_on,barlow_off,alpha_share_zero_one,temperature
                search,0,1.9,,0.9,0.6,0.3,0.25,4
                search,1,1.8,,0.8,0.5,0.3,0.35,3
                pretrain,0,0.9,,0.9,0.6,0.3,,
                candidate-1,0,2.1,0.2,,,,,
                candidate-2,0,2.2,0.3,,,,,
                warm-up,0,2.3,0.1,,,,,oops
                """);

        String report = Files.readString(HtmlReport.write(run));

        assertThat(headings(report))
                .contains("Search", "Training without labels", "Candidates", "Warm up")
                .doesNotContain("Retraining");
        assertThat(report)
                .contains(
                        "Barlow Twins loss per dimension",
                        "on the diagonal <b>0.5</b>",
                        "zero-one <b>35%</b>",
                        "temperature <b>3</b>",
                        "training, mean of 2 <b>2.15</b>");
    }

    @Test
    void anyNumberOfNetworksStandsBesideTheSearchedOne() throws Exception {
        Path run = SampleRun.finished(folder);
        SampleRun.evaluate(run, "genotype", 80, "resnet-20", 70);
        SampleRun.replace(
                run.resolve("evaluation.json"),
                "]}]}",
                "]}, {\"name\": \"random\", \"parameters\": 500, \"confusion_balanced\": [[90, 10], [10, 90]]}]}");

        String report = Files.readString(HtmlReport.write(run));

        assertThat(report)
                .contains(
                        "0.250 ×</td><td class=\"number\">2.00 ×</td>",
                        ">9,000</td><td class=\"number\">9,000</td><td class=\"number\">n/a</td>",
                        "random was trained beside");
        assertThat(ResultTable.of(RunReader.read(run).evaluation().orElseThrow())
                        .render(Style.plain()))
                .containsPattern("random +90.00");
    }

    static List<String> headings(String report) throws Exception {
        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(report)));
        var headings = page.getElementsByTagName("h2");
        return Stream.iterate(0, i -> i + 1)
                .limit(headings.getLength())
                .map(i -> headings.item(i).getTextContent())
                .toList();
    }
}
