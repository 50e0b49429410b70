package org.astrapia.shell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.astrapia.language.JsonText;
import org.astrapia.language.Visible;
import org.astrapia.report.terminal.ResultTable;
import org.astrapia.report.terminal.Style;
import org.astrapia.run.RunStatus;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.shell.process.Environment;

/** What a run left, as the commands that end with a run print it. */
public record RunResult(Path folder) {
    private static final String SUMMARY = "summary.json";

    /** The table and the paths; with {@code --json} the run's summary as it stands in its folder. */
    public void print(CommandContext context) throws IOException {
        print(context.here(), context.json(), context.style());
    }

    /**
     * The same where no command asks: at the end of a job.
     *
     * @param json whether one document is wanted
     */
    public void print(Environment here, boolean json, Style style) throws IOException {
        Run run = RunReader.read(folder);
        run.unreadable().forEach(file -> here.err().println(file));
        here.out().print(json ? document(run) + "\n" : text(run, style));
    }

    private String document(Run run) throws IOException {
        boolean whole =
                !run.summary().isEmpty() && run.unreadable().stream().noneMatch(file -> file.startsWith(SUMMARY));
        return whole
                ? Visible.json(Files.readString(folder.resolve(SUMMARY), StandardCharsets.UTF_8))
                        .stripTrailing()
                : JsonText.shown(unfinished(run));
    }

    /** The table and the paths as lines, each ended. */
    public String text(Style style) throws IOException {
        return text(RunReader.read(folder), style);
    }

    private String text(Run run, Style style) {
        StringBuilder text = new StringBuilder();
        run.evaluation().ifPresent(evaluation -> {
            text.append(ResultTable.of(evaluation).render(style));
            ResultTable.remarks(evaluation)
                    .forEach(remark -> text.append(remark).append('\n'));
            text.append('\n');
        });
        String message = run.status().map(RunStatus::message).orElse("");
        line(text, "status", message.isEmpty() ? run.state() : run.state() + ": " + message);
        run.summary().text("genotype_path").ifPresent(path -> line(text, "genotype", path));
        if (Files.exists(folder.resolve("report.html"))) {
            line(text, "report", folder.resolve("report.html").toString());
        }
        line(text, "run", folder.toString());
        return text.toString();
    }

    private Map<String, Object> unfinished(Run run) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", run.state());
        document.put("run_path", folder.toString());
        return document;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append((name + " ".repeat(10)).substring(0, 10)).append(value).append('\n');
    }
}
