package org.astrapia.shell.command.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.report.figures.Durations;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.jobs.Job;
import org.astrapia.shell.jobs.Progress;
import org.astrapia.shell.process.ExitStatus;

/** {@code jobs}: the runs of this shell. */
final class JobsCommand extends Command {
    @Override
    public int run(CommandContext context) {
        List<Job> jobs = context.session().jobs().all();
        if (context.json()) {
            context.printJson(
                    Map.of("jobs", jobs.stream().map(JobsCommand::document).toList()));
        } else if (jobs.isEmpty()) {
            context.note("no jobs yet; a run command that ends in & runs in the background");
        } else {
            TerminalTable table = new TerminalTable()
                    .column("job", Align.RIGHT)
                    .column("state", Align.LEFT)
                    .column("progress", Align.LEFT)
                    .column("time", Align.RIGHT)
                    .column("command", Align.LEFT)
                    .column("run", Align.LEFT);
            jobs.forEach(job -> table.row(List.of(
                    String.valueOf(job.number()),
                    job.state(),
                    job.state().equals("done")
                            ? ""
                            : job.progress().map(Progress::brief).orElse(""),
                    Durations.text(job.seconds()),
                    job.title(),
                    job.run().map(run -> run.getFileName().toString()).orElse(""))));
            context.print(table.render(context.style()));
        }
        return ExitStatus.DONE;
    }

    private static Map<String, Object> document(Job job) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("job", job.number());
        document.put("status", job.state());
        document.put("command", job.title());
        document.put("pid", job.pid());
        document.put("run_path", job.run().map(Object::toString).orElse(null));
        return document;
    }
}
