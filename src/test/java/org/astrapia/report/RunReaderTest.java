package org.astrapia.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
