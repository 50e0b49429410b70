package org.astrapia.shell.command.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.astrapia.report.terminal.RunsTable;
import org.astrapia.run.RunFolder;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;

/** {@code runs list}: the runs in this folder, oldest first. */
final class RunsListCommand extends Command {
    /** A run in one line of JSON. */
    private record Line(String name, String status, String runPath) {}

    @Override
    public int run(CommandContext context) throws IOException {
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
