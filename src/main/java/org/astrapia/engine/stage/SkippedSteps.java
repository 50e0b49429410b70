package org.astrapia.engine.stage;

import java.util.Locale;
import java.util.function.Consumer;
import org.astrapia.run.table.Metric;

/** Tells people of the steps that mixed precision skips: of the first ones, and once more when they are many. */
final class SkippedSteps {
    /** Share of an epoch's steps above which they are no longer those in which a loss scale settles. */
    private static final double MANY = 0.1;

    private final String stage;
    private final int steps;
    private final Consumer<String> say;
    private boolean told;
    private boolean manyTold;

    /**
     * @param steps of an epoch
     * @param say tells people
     */
    SkippedSteps(String stage, int steps, Consumer<String> say) {
        this.stage = stage;
        this.steps = steps;
        this.say = say;
    }

    /** Looks at an epoch whose steps are all done. */
    void notice(StageProgress progress, int epochs) {
        notice("the weights", Metric.SKIPPED, Metric.LOSS_SCALE, progress, epochs);
        notice("the architecture", Metric.ARCHITECTURE_SKIPPED, Metric.ARCHITECTURE_LOSS_SCALE, progress, epochs);
    }

    private static String printed(double scale) {
        return String.format(Locale.ROOT, scale >= 1 && scale < 1e9 ? "%.0f" : "%.3g", scale);
    }

    private void notice(String moved, Metric count, Metric scale, StageProgress progress, int epochs) {
        double skipped = progress.means().find(count).orElse(0);
        boolean many = progress.epoch() > 0 && skipped > MANY * steps;
        if (skipped == 0 || (told && (manyTold || !many))) {
            return;
        }
        told = true;
        manyTold |= many;
        say.accept(String.format(
                Locale.ROOT,
                "%s: %.0f of %d steps of %s were skipped in epoch %d of %d, since their gradients were too large for 16 bits; the"
                        + " loss scale is now %s. %s",
                stage,
                skipped,
                steps,
                moved,
                progress.epoch() + 1,
                epochs,
                printed(progress.means().mean(scale)),
                many
                        ? "So many are unusual behind the first epoch. Maybe compiler.precision: float32 or a smaller learning"
                                + " rate helps."
                        : "A few are usual until the loss scale fits."));
    }
}
