package org.astrapia.shell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.astrapia.language.Visible;
import org.astrapia.report.terminal.ResultTable;
import org.astrapia.run.RunStatus;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;

/** What a run left, as the commands that end with a run print it. */
public record RunResult(Path folder) {
    private static final String SUMMARY = "summary.json";

    /** The table and the paths; with {@code --json} the run's summary as it stands in its folder. */
    public void print(CommandContext context) throws IOException {
        Run run = RunReader.read(folder);
        run.unreadable().forEach(file -> context.here().err().println(file));
        if (context.json()) {
            if (run.summary().isEmpty() || run.unreadable().stream().anyMatch(file -> file.startsWith(SUMMARY))) {
                context.printJson(unfinished(run));
            } else {
                context.print(Visible.json(Files.readString(folder.resolve(SUMMARY), StandardCharsets.UTF_8)));
            }
            return;
        }
        run.evaluation().ifPresent(evaluation -> {
            context.print(ResultTable.of(evaluation).render(context.style()));
            ResultTable.remarks(evaluation).forEach(context::print);
            context.print("");
        });
        String message = run.status().map(RunStatus::message).orElse("");
        line(context, "status", message.isEmpty() ? run.state() : run.state() + ": " + message);
        run.summary().text("genotype_path").ifPresent(path -> line(context, "genotype", path));
        if (Files.exists(folder.resolve("report.html"))) {
            line(context, "report", folder.resolve("report.html").toString());
        }
        line(context, "run", folder.toString());
    }

    private Map<String, Object> unfinished(Run run) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", run.state());
        document.put("run_path", folder.toString());
        return document;
    }

    private static void line(CommandContext context, String name, String value) {
        context.print((name + " ".repeat(10)).substring(0, 10) + value);
    }
}
