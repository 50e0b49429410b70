package org.astrapia.shell.command.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.astrapia.files.TextFile;
import org.astrapia.language.Json;
import org.astrapia.report.terminal.RunsTable;
import org.astrapia.run.JsonFile;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunLabels;
import org.astrapia.run.Settings;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunCondition;
import org.astrapia.run.content.RunReader;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Option;

/** {@code runs list}: the runs in this folder, oldest first. */
final class RunsListCommand extends Command {
    @Option(names = "--tag", paramLabel = "TAG", description = "Only runs with this tag; of several tags, with all.")
    List<String> tags = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only runs for which this holds of summary.json or the experiment: accuracy.balanced>0.6,"
                    + " status=done, data.distribution=balanced. Of several, all must hold.")
    List<String> conditions = new ArrayList<>();

    /** A run in one line of JSON. */
    private record Line(String name, String status, List<String> tags, String note, String runPath) {
        static Line of(RunFolder folder) {
            RunLabels labels = RunLabels.of(folder);
            return new Line(
                    folder.name(),
                    folder.state().word(),
                    labels.tags(),
                    labels.note(),
                    folder.path().toString());
        }
    }

    @Override
    public int run(CommandContext context) throws IOException {
        List<RunCondition> asked =
                conditions.stream().map(RunsListCommand::condition).toList();
        List<RunFolder> folders = new ArrayList<>();
        for (RunFolder folder : RunArgument.all(context).list()) {
            if ((tags.isEmpty() || RunLabels.of(folder).tags().containsAll(tags)) && holds(folder, asked)) {
                folders.add(folder);
            }
        }
        if (context.json()) {
            context.printJson(Map.of("runs", folders.stream().map(Line::of).toList()));
            return ExitStatus.DONE;
        }
        if (folders.isEmpty()) {
            context.note(tags.isEmpty() && asked.isEmpty() ? "no runs here yet" : "no run is like that");
            return ExitStatus.DONE;
        }
        List<Run> runs = new ArrayList<>();
        for (RunFolder folder : folders) {
            runs.add(RunReader.read(folder.path()));
        }
        context.print(RunsTable.of(runs).render(context.style()));
        return ExitStatus.DONE;
    }

    private static RunCondition condition(String text) {
        return RunCondition.parse(text)
                .orElseThrow(() -> new UsageException("--where " + text
                        + ": a field, a relation and a value are expected, such as accuracy.balanced>0.6; the relations are "
                        + String.join(" ", RunCondition.RELATIONS) + "."));
    }

    private static boolean holds(RunFolder folder, List<RunCondition> conditions) throws IOException {
        if (conditions.isEmpty()) {
            return true;
        }
        Json summary = JsonFile.find(folder.file(RunFolder.SUMMARY));
        String resolved = folder.file(RunFolder.RESOLVED).toFile().isFile()
                ? TextFile.read(folder.file(RunFolder.RESOLVED)).text()
                : "";
        Settings settings = Settings.of(resolved);
        return conditions.stream().allMatch(condition -> condition.holds(summary, settings));
    }
}
