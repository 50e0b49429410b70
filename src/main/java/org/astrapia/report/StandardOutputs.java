package org.astrapia.report;

import java.io.IOException;
import org.astrapia.engine.RunFolder;
import org.astrapia.engine.RunOutputs;

/** What every run leaves for people: {@code report.html} and the TensorBoard event file. */
public final class StandardOutputs implements RunOutputs {
    @Override
    public void write(RunFolder folder) throws IOException {
        Run run = RunReader.read(folder.path());
        HtmlReport.write(run);
        TensorBoardEventWriter.write(run);
    }
}
