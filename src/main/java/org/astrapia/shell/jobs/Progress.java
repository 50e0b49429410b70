package org.astrapia.shell.jobs;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleFunction;
import org.astrapia.report.figures.Durations;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.Message;
import org.astrapia.run.RunEvent.RunStarted;
import org.astrapia.run.RunEvent.StageEnded;
import org.astrapia.run.RunEvent.StageStarted;
import org.astrapia.run.RunEvent.StepEnded;
import org.astrapia.run.RunListener;
import org.astrapia.run.table.Metric;
import org.astrapia.shell.process.Environment;

/**
 * Follows a run on standard error: on a terminal one line that is redrawn, elsewhere one line an epoch. Its state belongs to
 * the engine's thread.
 */
public final class Progress implements RunListener, RunEvent.Visitor {
    private static final long BETWEEN_DRAWINGS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String ERASE_LINE = "\r\033[K";

    private final Environment here;
    private final boolean live;
    private boolean drawn;
    private long drawnAt = System.nanoTime() - BETWEEN_DRAWINGS;

    /** @param here where it draws */
    public Progress(Environment here) {
        this.here = here;
        this.live = here.terminals().err() && here.obeysEscapes();
    }

    @Override
    public void on(RunEvent event) {
        event.accept(this);
    }

    /** Its folder is told at its end. */
    @Override
    public void run(RunStarted started) {}

    @Override
    public void stage(StageStarted started) {
        say(describe(started));
    }

    @Override
    public void step(StepEnded step) {
        draw(step);
    }

    @Override
    public void epoch(EpochEnded epoch) {
        if (!live) {
            say(describe(epoch));
        }
    }

    @Override
    public void stageEnd(StageEnded ended) {
        say(ended.stage() + ": done in " + Durations.text(ended.seconds()));
    }

    @Override
    public void message(Message message) {
        say(message.text());
    }

    private void say(String line) {
        erase();
        here.err().println(line);
    }

    private void draw(StepEnded step) {
        if (!live || System.nanoTime() - drawnAt < BETWEEN_DRAWINGS) {
            return;
        }
        drawnAt = System.nanoTime();
        drawn = true;
        here.err().command(ERASE_LINE);
        here.err().print(line(step, here.width().getAsInt()));
        here.err().flush();
    }

    /** Takes the live line away, so that other text begins on an empty one. */
    public void erase() {
        if (drawn) {
            here.err().command(ERASE_LINE);
            drawn = false;
        }
    }

    private static String describe(StageStarted started) {
        String from = started.epoch() > 0 ? ", going on with epoch " + (started.epoch() + 1) : "";
        return started.stage() + ": " + started.epochs() + (started.epochs() == 1 ? " epoch of " : " epochs of ")
                + started.stepsPerEpoch() + (started.stepsPerEpoch() == 1 ? " step" : " steps") + from;
    }

    /** The live line: all of it, less on a narrow terminal, and never wider than that. */
    public static String line(StepEnded step, int width) {
        String place = String.format(Locale.ROOT, "%s %d/%d", step.stage(), step.epoch() + 1, step.epochs());
        String quality = quality(step);
        String whole = String.format(
                Locale.ROOT,
                "%3d %%  %s  step %d/%d%s%s  %.0f images/s  %s left",
                percent(step),
                place,
                step.step(),
                step.steps(),
                quality,
                step.accuracy().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "  accuracy %.1f %%",
                                100 * step.accuracy().getAsDouble()),
                step.imagesPerSecond(),
                Durations.text(step.secondsLeft()));
        String brief = String.format(Locale.ROOT, "%3d %%  %s%s", percent(step), place, quality);
        String chosen = whole.length() < width ? whole : brief;
        return chosen.substring(0, Math.max(0, Math.min(chosen.length(), width - 1)));
    }

    /** Its loss; nothing where there is none, as where architectures are compared. */
    private static String quality(StepEnded step) {
        return Double.isNaN(step.loss()) ? "" : "  loss " + loss(step.loss());
    }

    /** {@code search 3/40, 12 %, loss 1.2345, 5 min 20 s left}, for the line at the bottom of the shell. */
    public static String status(StepEnded step) {
        String loss = Double.isNaN(step.loss()) ? "" : ", loss " + loss(step.loss());
        return brief(step) + loss + ", " + Durations.text(step.secondsLeft()) + " left";
    }

    /** {@code search 3/40, 12 %}. */
    public static String brief(StepEnded step) {
        return String.format(
                Locale.ROOT, "%s %d/%d, %d %%", step.stage(), step.epoch() + 1, step.epochs(), percent(step));
    }

    /** Of the stage; 100 % is said only when all is written. */
    public static int percent(StepEnded step) {
        double epochs = step.epoch() + (double) step.step() / step.steps();
        return (int) Math.min(99, Math.floor(100 * epochs / step.epochs()));
    }

    /** One epoch in words, of those numbers that were measured. */
    public static String describe(EpochEnded ended) {
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "%s %d/%d:", ended.stage(), ended.epoch() + 1, ended.epochs()));
        append(line, ended.metrics(), Metric.LOSS, value -> " loss " + loss(value));
        append(line, ended.metrics(), Metric.ACCURACY, value -> "  accuracy " + percent(value));
        append(line, ended.metrics(), Metric.ARCHITECTURE_LOSS, value -> "  architecture loss " + loss(value));
        append(line, ended.metrics(), Metric.TEST_BALANCED, value -> "  balanced " + percent(value));
        append(line, ended.metrics(), Metric.TEST_AUROC, value -> "  mean AUROC " + percent(value));
        append(line, ended.metrics(), Metric.TRUE_ACCURACY, value -> "  true accuracy " + percent(value));
        append(
                line,
                ended.metrics(),
                Metric.KENDALL_TAU,
                value -> String.format(Locale.ROOT, "  Kendall's tau %.2f", value));
        append(line, ended.metrics(), Metric.FITNESS, value -> String.format(Locale.ROOT, " best fitness %.4g", value));
        append(
                line,
                ended.metrics().containsKey(Metric.FITNESS.column()) ? Map.of() : ended.metrics(), // no images of steps
                Metric.IMAGES_PER_SECOND,
                value -> String.format(Locale.ROOT, "  %.0f images/s", value));
        return line.toString();
    }

    private static void append(
            StringBuilder line, Map<String, Double> metrics, Metric metric, DoubleFunction<String> form) {
        Double value = metrics.get(metric.column());
        if (value != null && !value.isNaN()) {
            line.append(form.apply(value));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** With four decimals; one that has left all bounds without its many digits. */
    private static String loss(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1e9 ? "%.4f" : "%.2e", value);
    }
}
