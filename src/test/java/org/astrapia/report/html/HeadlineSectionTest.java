package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.report.SampleRun;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlineSectionTest {
    @TempDir
    private Path folder;

    @Test
    void oneSentenceSaysWhatCameOut() throws Exception {
        Path run = SampleRun.finished(folder);
        SampleRun.evaluate(run, "genotype", 80, "resnet-20", 70);
        assertThat(HtmlReport.of(RunReader.read(run)))
                .contains(">80.0 % balanced accuracy, 10.0 points above resnet-20 at a quarter of its parameters.<")
                .contains("<b>+10.0</b>");
        SampleRun.evaluate(run, "genotype", 60, "resnet-20", 70);
        assertThat(HtmlReport.of(RunReader.read(run)))
                .contains("60.0 % balanced accuracy, 10.0 points below resnet-20");
    }

    @Test
    void aSizeThatIsNoSimplePartIsToldInPerCent() throws Exception {
        Path run = SampleRun.finished(folder);
        SampleRun.evaluate(run, "genotype", 70, "resnet-20", 70);
        SampleRun.replace(run.resolve("evaluation.json"), "\"parameters\": 4000", "\"parameters\": 30000");
        assertThat(HtmlReport.of(RunReader.read(run))).contains("as much as resnet-20 at 3.3 % of its parameters.");
        SampleRun.replace(run.resolve("evaluation.json"), "\"parameters\": 30000", "\"parameters\": 1020");
        assertThat(HtmlReport.of(RunReader.read(run))).contains("as much as resnet-20 with as many parameters.");
    }

    @Test
    void aTableOfContentsLeadsToEverySection() throws Exception {
        String report = HtmlReport.of(RunReader.read(SampleRun.finished(folder)));
        assertThat(report)
                .contains("<a href=\"#part-1\">Result</a>", "<h2 id=\"part-1\">Result</h2>")
                .containsPattern("<a href=\"#part-\\d+\">Provenance</a>");
        assertThat(HtmlReport.of(RunReader.read(Files.createDirectory(folder.resolve("empty")))))
                .doesNotContain("<nav");
    }
}
