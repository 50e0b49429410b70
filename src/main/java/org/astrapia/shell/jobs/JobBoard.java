package org.astrapia.shell.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.report.figures.Durations;
import org.astrapia.report.terminal.DisplayText;
import org.astrapia.report.terminal.Style;
import org.astrapia.run.RunEvent.StepEnded;

/** Jobs with bars, rates and the time that is left, two lines each. */
public final class JobBoard {
    private static final int LONGEST_BAR = 60;
    private static final int LEAST_BAR = 8;

    private JobBoard() {}

    /** The jobs as lines, each ended. */
    public static String of(List<Job> jobs, Style style) {
        StringBuilder text = new StringBuilder();
        for (Job job : jobs) {
            String title =
                    "[" + job.number() + "] " + job.state() + ", " + Durations.text(job.seconds()) + "  " + job.title();
            text.append(DisplayText.fit(title, style.width(), style.unicode())).append('\n');
            text.append(DisplayText.fit(
                            "    " + progress(job, style.width() - 4, style), style.width(), style.unicode()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String progress(Job job, int width, Style style) {
        Optional<StepEnded> step = job.progress();
        if (step.isEmpty()) {
            return job.run().isPresent() ? "no step yet" : "starting";
        }
        if (job.state().equals("done")) {
            return job.run().map(run -> "run " + run.getFileName()).orElse("");
        }
        return line(step.get(), width, style);
    }

    /** {@code search 3/40 [#####     ]  32 %  812 images/s  5 min 20 s left}. */
    static String line(StepEnded step, int width, Style style) {
        String place = String.format(Locale.ROOT, "%s %d/%d ", step.stage(), step.epoch() + 1, step.epochs());
        String rest = String.format(
                Locale.ROOT,
                " %3d %%  %.0f images/s  %s left",
                Progress.percent(step),
                step.imagesPerSecond(),
                Durations.text(step.secondsLeft()));
        int length = Math.max(LEAST_BAR, Math.min(LONGEST_BAR, width - place.length() - rest.length()));
        int full = length * Progress.percent(step) / 100;
        String bar = style.unicode()
                ? "█".repeat(full) + "░".repeat(length - full)
                : "#".repeat(full) + ".".repeat(length - full);
        return place + bar + rest;
    }
}
