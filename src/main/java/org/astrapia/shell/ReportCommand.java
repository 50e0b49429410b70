package org.astrapia.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.astrapia.report.HtmlReport;
import picocli.CommandLine.Mixin;

/** {@code report}: writes a run's report again, from what its folder holds. */
final class ReportCommand extends Command {
    @Mixin
    RunArgument run = new RunArgument();

    @Override
    int run(Context context) throws IOException {
        Path report = HtmlReport.write(run.find(context).path());
        if (context.json()) {
            context.printJson(Map.of("report_path", report.toString()));
        } else {
            context.print(report.toString());
        }
        return ExitStatus.DONE;
    }
}
