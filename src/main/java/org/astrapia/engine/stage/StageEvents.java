package org.astrapia.engine.stage;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.astrapia.config.loss.Losses;
import org.astrapia.run.RunEvent;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.table.Metric;

/** Tells the listener and metrics.csv of a stage. */
final class StageEvents {
    /** Losses are about as large as the factors of their terms; one that is this many times as large means nothing. */
    private static final double BEYOND_SENSE = 1e10;

    private final RunContext run;
    private final String stage;
    private final int epochs;
    private final int steps;
    private boolean diverged;
    private boolean alwaysClipped;
    private final SkippedSteps skips;

    /**
     * @param epochs of the stage
     * @param steps of an epoch
     */
    StageEvents(RunContext run, String stage, int epochs, int steps) {
        this.run = run;
        this.stage = stage;
        this.epochs = epochs;
        this.steps = steps;
        this.skips = new SkippedSteps(stage, steps, run::say);
    }

    void started(StageProgress progress) {
        run.listener().on(new RunEvent.StageStarted(stage, epochs, progress.epoch(), steps));
    }

    void stepEnded(StageProgress progress) {
        long stepsLeft = (long) (epochs - progress.epoch()) * steps - progress.step();
        run.listener()
                .on(new RunEvent.StepEnded(
                        stage,
                        progress.epoch(),
                        epochs,
                        progress.step(),
                        steps,
                        progress.means().mean(Metric.LOSS),
                        progress.means().find(Metric.ACCURACY),
                        progress.clock().imagesPerSecond(),
                        progress.clock().secondsFor(stepsLeft)));
    }

    /**
     * Writes the row of an epoch whose steps are all done.
     *
     * @param rate learning rate of the weights
     * @param imagesPerSecond of the epoch's steps
     * @param test where it was tested
     * @param measured what else the stage measured
     */
    void epochEnded(
            StageProgress progress,
            double rate,
            double imagesPerSecond,
            Optional<Evaluations> test,
            Map<Metric, Double> measured) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put(Metric.EPOCH.column(), (double) progress.epoch());
        row.put(Metric.STEPS.column(), (progress.epoch() + 1.0) * steps);
        row.put(Metric.LEARNING_RATE.column(), rate);
        row.putAll(progress.means().means());
        test.ifPresent(both -> {
            put(row, Metric.TEST_BALANCED, both.balanced().balancedAccuracy());
            put(row, Metric.TEST_LONG_TAILED, both.longTailed().accuracy());
            if (both.ofSeveralLabels()) {
                put(row, Metric.TEST_AUROC, both.score());
            }
        });
        // in the order of the columns: that of an unordered map is another in each process
        new TreeMap<>(measured).forEach((metric, value) -> row.put(metric.column(), value));
        row.put(Metric.IMAGES_PER_SECOND.column(), rounded(imagesPerSecond));
        row.put(Metric.SECONDS.column(), rounded(progress.clock().epochSeconds()));
        run.tables().metrics().append(stage, row);
        noticeDivergence(progress);
        noticeClipping(progress);
        skips.notice(progress, epochs);
        run.listener().on(new RunEvent.EpochEnded(stage, progress.epoch(), epochs, row));
    }

    /** A loss that is still a number, but that no training comes back from; the last epoch may end with one. */
    private void noticeDivergence(StageProgress progress) {
        double loss = progress.means().mean(Metric.LOSS);
        if (!diverged
                && loss > BEYOND_SENSE * Losses.largestFactor(run.experiment().losses())) {
            diverged = true;
            run.say(String.format(
                    Locale.ROOT,
                    "%s: the mean loss of epoch %d of %d is %.1e: the training has diverged. Maybe a smaller learning"
                            + " rate or a clip of the gradient helps.",
                    stage,
                    progress.epoch() + 1,
                    epochs,
                    loss));
        }
    }

    /** A gradient that is clipped in every step gives steps of one length, whatever the loss is. */
    private void noticeClipping(StageProgress progress) {
        String of = progress.means().find(Metric.CLIPPED).orElse(0) == 1
                ? "the weights"
                : progress.means().find(Metric.ARCHITECTURE_CLIPPED).orElse(0) == 1 ? "the architecture" : "";
        if (alwaysClipped || of.isEmpty()) {
            return;
        }
        alwaysClipped = true;
        Metric norm = of.equals("the weights") ? Metric.GRADIENT_NORM : Metric.ARCHITECTURE_GRADIENT_NORM;
        run.say(String.format(
                Locale.ROOT,
                "%s: every gradient of %s was clipped in epoch %d of %d; before, its mean norm was %.3g. So all steps had the"
                        + " same length, and the loss decided only their direction. Maybe a larger clip, or none.",
                stage,
                of,
                progress.epoch() + 1,
                epochs,
                progress.means().mean(norm)));
    }

    /** Tells which weights are kept. */
    void chosen(String described) {
        run.say(stage + ": " + described);
    }

    void ended(StageProgress progress) {
        run.listener().on(new RunEvent.StageEnded(stage, progress.clock().stageSeconds()));
    }

    private static void put(Map<String, Double> row, Metric metric, OptionalDouble value) {
        value.ifPresent(number -> row.put(metric.column(), number));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
