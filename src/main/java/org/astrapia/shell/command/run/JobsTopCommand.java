package org.astrapia.shell.command.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.astrapia.report.figures.ReadableNames;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus;
import org.astrapia.run.RunStatus.State;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.jobs.Job;
import org.astrapia.shell.jobs.JobBoard;
import org.astrapia.shell.jobs.Progress;
import org.astrapia.shell.process.ExitStatus;
import org.jline.utils.Signals;
import picocli.CommandLine.Option;

/** {@code top}: the running jobs with bars, rates and the time left, drawn anew each second until they have ended or Ctrl-C. */
final class JobsTopCommand extends Command {
    @Option(names = "--once", description = "Print them once; so it does without a terminal.")
    boolean once;

    @Override
    public int run(CommandContext context) throws IOException {
        if (context.json()) {
            context.printJson(Map.of(
                    "jobs",
                    running(context).stream().map(JobsTopCommand::document).toList()));
            return ExitStatus.DONE;
        }
        if (once || !context.here().terminals().out() || !context.here().obeysEscapes()) {
            context.print(text(context));
            return ExitStatus.DONE;
        }
        CountDownLatch stop = new CountDownLatch(1);
        Object before = Signals.register("INT", stop::countDown);
        try {
            draw(context, stop);
        } finally {
            Signals.unregister("INT", before);
        }
        return ExitStatus.DONE;
    }

    private static void draw(CommandContext context, CountDownLatch stop) {
        context.here().clearScreen();
        try {
            do {
                context.here().redraw(text(context) + "\nCtrl-C ends this view; the jobs go on.\n");
            } while (!running(context).isEmpty() && !stop.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Job> running(CommandContext context) {
        return context.session().jobs().running();
    }

    private static String text(CommandContext context) {
        List<Job> jobs = running(context);
        List<String> elsewhere = elsewhere(context, jobs);
        StringBuilder text = new StringBuilder(JobBoard.of(jobs, context.style()));
        elsewhere.forEach(line -> text.append(line).append('\n'));
        return text.isEmpty() ? "no job is running\n" : text.toString();
    }

    /** Runs of this folder on which other processes work. */
    private static List<String> elsewhere(CommandContext context, List<Job> jobs) {
        List<String> lines = new ArrayList<>();
        for (RunFolder folder : RunArgument.all(context).list()) {
            RunStatus status = folder.status();
            boolean ours = jobs.stream()
                    .anyMatch(job -> job.run().filter(folder.path()::equals).isPresent());
            if (status.state() == State.RUNNING && !ours) {
                lines.add(folder.name() + ": running elsewhere, in " + ReadableNames.stage(status.stage())
                        + ", process " + status.pid());
            }
        }
        return lines;
    }

    private static Map<String, Object> document(Job job) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("job", job.number());
        document.put("status", job.state());
        document.put("command", job.title());
        job.progress().ifPresent(step -> {
            document.put("stage", step.stage());
            document.put("epoch", step.epoch());
            document.put("epochs", step.epochs());
            document.put("per_cent", Progress.percent(step));
            document.put("images_per_second", step.imagesPerSecond());
            document.put("left_seconds", step.secondsLeft());
        });
        return document;
    }
}
