package org.astrapia.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.astrapia.engine.RunFolder;
import org.astrapia.report.Run;
import org.astrapia.report.RunReader;
import org.astrapia.report.RunsTable;

/** {@code runs list}: the runs in this folder, oldest first. */
final class RunsListCommand extends Command {
    /** A run in one line of JSON. */
    private record Line(String name, String status, String runPath) {}

    @Override
    int run(Context context) throws IOException {
        List<Run> runs = new ArrayList<>();
        for (RunFolder folder : RunArgument.all(context).list()) {
            runs.add(RunReader.read(folder.path()));
        }
        if (context.json()) {
            context.printJson(Map.of(
                    "runs",
                    runs.stream()
                            .map(run -> new Line(
                                    run.name(), run.state(), run.folder().toString()))
                            .toList()));
        } else if (runs.isEmpty()) {
            context.note("no runs here yet");
        } else {
            context.print(RunsTable.of(runs).render(context.style()));
        }
        return ExitStatus.DONE;
    }
}
