package org.astrapia.run.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.report.SampleRun;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.report.terminal.RunPlots;
import org.astrapia.report.terminal.Style;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.MixingRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aFinishedRunIsWhole() throws Exception {
        Run run = RunReader.read(SampleRun.finished(folder));

        assertThat(run.experiment()).isEqualTo("ssf-nas");
        assertThat(run.isDone()).isTrue();
        assertThat(run.stage("search")).hasSize(40);
        assertThat(run.architecture()).hasSize(41 * 28 * 8);
        assertThat(run.genotype().orElseThrow().normal().edgesInto(3))
                .hasToString("[sep_conv_3x3(2), skip_connect(1)]");
        assertThat(run.evaluation().orElseThrow().networks())
                .extracting(NetworkResult::name)
                .containsExactly("genotype", "resnet-20");
        assertThat(run.unreadable()).isEmpty();
    }

    @Test
    void anEmptyCellWasNotMeasured() throws Exception {
        EpochRow first = RunReader.read(SampleRun.finished(folder)).metrics().get(0);

        assertThat(first.value("loss")).isPresent();
        assertThat(first.value("test_balanced")).isEmpty();
    }

    @Test
    void aTornLastLineIsLeftOut() throws Exception {
        Run run = RunReader.read(SampleRun.killed(folder));

        assertThat(run.metrics()).hasSize(6);
        assertThat(run.architecture()).hasSize(7 * 28 * 8);
    }

    @Test
    void aLineOfAnotherLengthIsLeftOut() throws Exception {
        Files.writeString(
                folder.resolve("metrics.csv"), "stage,epoch,loss\nsearch,0,1.5\nsearch,1\nsearch,x,2\nsearch,2,NaN\n");

        Run run = RunReader.read(folder);

        assertThat(run.metrics()).extracting(EpochRow::epoch).containsExactly(0, 2);
        assertThat(run.metrics().get(1).value("loss")).isEmpty();
    }

    @Test
    void aTornGenotypeIsNamed() throws Exception {
        Files.writeString(folder.resolve("genotype.yaml"), SampleRun.GENOTYPE.substring(0, 90));

        Run run = RunReader.read(folder);

        assertThat(run.genotype()).isEmpty();
        assertThat(run.unreadable()).singleElement().asString().startsWith("genotype.yaml: ");
    }

    @Test
    void anEmptyFolderIsARunOfWhichNothingIsKnown() throws Exception {
        Run run = RunReader.read(folder);

        assertThat(run.state()).isEqualTo("unknown");
        assertThat(run.metrics()).isEmpty();
        assertThat(run.evaluation()).isEmpty();
    }

    @Test
    void aRowWithANumberThatNoRunWritesIsLeftOutAndNamed() throws Exception {
        Files.writeString(
                folder.resolve("metrics.csv"),
                "stage,epoch,loss\nsearch,0,1.5\nsearch,2147483648,1\nsearch,-1,2\nsearch,1.5,2\nsearch,1,NaN\n");
        Files.writeString(folder.resolve("architecture.csv"), """
                epoch,cell,to,from,operation,weight
                -1,normal,2,0,skip_connect,0.5
                0,normal,99999999999,0,skip_connect,0.5
                0,normal,3,-7,skip_connect,NaN
                0,normal,2,1,skip_connect,NaN
                """);

        Run run = RunReader.read(folder);

        assertThat(run.metrics()).extracting(EpochRow::epoch).containsExactly(0, 1);
        assertThat(run.architecture()).extracting(MixingRow::to).containsExactly(2, 2);
        assertThat(run.unreadable())
                .containsExactly(
                        "metrics.csv:3: `epoch` is 2147483648, allowed is a whole number from 0 to 9999999; 3 such rows in"
                                + " all",
                        "architecture.csv:3: `to` is 99999999999, allowed is a whole number from 1 to 9; 2 such rows in"
                                + " all");
        assertThat(HtmlReport.of(run))
                .contains("architecture.csv:3: `to` is 99999999999", "node 2")
                .doesNotContain("node 9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "83, 15] | 83, -15] | `train_counts` holds -15",
                "83, 15] | 83, 99999999999] | `train_counts` holds 99999999999",
                "83, 15] | 83, 1e400] | `train_counts` holds 9223372036854775807",
                "83, 15] | 83] | there are 10 `classes` and 9 `train_counts`",
                "83, 15] | 83, \"many\"] | there are 10 `classes` and 9 `train_counts`",
                "\"classes\": [ | \"classes\": 1000000000, \"others\": [ | there are 0 `classes` and 10 `train_counts`",
                "\"confusion_balanced\": [[ | \"confusion_balanced\": [[-3, | `confusion_balanced` holds -3",
            })
    void anEvaluationThatNoRunWritesIsLeftOutAndNamed(String before, String after, String reason) throws Exception {
        Path run = SampleRun.finished(folder);
        String file = Files.readString(run.resolve("evaluation.json"));
        assertThat(file).contains(before);
        Files.writeString(run.resolve("evaluation.json"), file.replace(before, after));

        Run read = RunReader.read(run);

        assertThat(read.evaluation()).isEmpty();
        assertThat(read.unreadable())
                .singleElement()
                .asString()
                .startsWith("evaluation.json: ")
                .contains(reason);
        assertThat(HtmlReport.of(read)).contains("No network has been evaluated yet.");
        for (RunPlots.Figure figure : RunPlots.Figure.values()) {
            assertThat(RunPlots.draw(read, figure, Style.plain())).doesNotContain("\u001b");
        }
    }

    @Test
    void aTornDocumentIsNamedInOneLine() throws Exception {
        Files.writeString(folder.resolve("summary.json"), "{\"status\": \"done\", \"run_path");

        assertThat(RunReader.read(folder).unreadable())
                .singleElement()
                .asString()
                .startsWith("summary.json: it is damaged: Unterminated string at line 1")
                .hasLineCount(1);
    }
}
