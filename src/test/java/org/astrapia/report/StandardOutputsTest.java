package org.astrapia.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.astrapia.run.RunFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputsTest {
    @TempDir
    private Path folder;

    @Test
    void aRunLeavesAReportAndAnEventFile() throws Exception {
        Path run = SampleRun.finished(folder);

        new StandardOutputs().write(new RunFolders(folder).find("ssf-nas"));

        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(run).isDirectoryContaining("glob:**events.out.tfevents.*");
    }
}
