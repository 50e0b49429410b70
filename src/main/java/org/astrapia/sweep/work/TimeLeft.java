package org.astrapia.sweep.work;

import java.util.List;
import java.util.Optional;
import org.astrapia.sweep.Trial;

/** How long a sweep will still take, by what its trials took that are done, in proportion to their estimates. */
public final class TimeLeft {
    private TimeLeft() {}

    /**
     * In seconds; empty before a trial is done, and when none is left.
     *
     * @param atOnce how many trials run beside each other
     */
    public static Optional<Double> seconds(List<TrialState> states, int atOnce) {
        double took = 0;
        double estimated = 0;
        int done = 0;
        double open = 0;
        int left = 0;
        for (TrialState state : states) {
            Trial trial = state.trial();
            if (state.kind() == TrialState.Kind.DONE) {
                took += state.seconds();
                estimated += trial.seconds();
                done++;
            } else if (!state.kind().isSettled()) {
                open += trial.seconds();
                left++;
            }
        }
        if (done == 0 || left == 0) {
            return Optional.empty();
        }
        double rest = estimated > 0 ? took / estimated * open : took / done * left;
        return Optional.of(rest / Math.max(1, Math.min(left, atOnce)));
    }
}
