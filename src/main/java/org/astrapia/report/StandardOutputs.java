package org.astrapia.report;

import java.io.IOException;
import org.astrapia.engine.RunOutputs;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.run.RunFolder;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;

/** What every run leaves for people: {@code report.html} and the TensorBoard event file. */
public final class StandardOutputs implements RunOutputs {
    @Override
    public void write(RunFolder folder) throws IOException {
        Run run = RunReader.read(folder.path());
        HtmlReport.write(run);
        TensorBoardEventWriter.write(run);
    }
}
