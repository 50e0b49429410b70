package org.astrapia.shell.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.astrapia.report.figures.Durations;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunListener;
import org.astrapia.shell.jobs.Progress;
import org.astrapia.shell.process.Environment;
import org.astrapia.sweep.work.Claim;
import org.astrapia.sweep.work.Ending;
import org.astrapia.sweep.work.TimeLeft;
import org.astrapia.sweep.work.TrialState;
import org.astrapia.sweep.work.WorkerNews;

/**
 * Tells of a worker's trials: a line when one begins and ends, and of a trial that runs alone what its run tells. Its trials tell from
 * threads of their own.
 */
final class SweepProgress implements WorkerNews, RunListener {
    private final Consumer<String> lines;
    private final Optional<Progress> progress;
    private final int trials;
    private final int jobs;

    /**
     * News as lines of text.
     *
     * @param trials of the sweep
     * @param jobs how many may run at once
     */
    SweepProgress(Consumer<String> lines, Optional<Environment> live, int trials, int jobs) {
        this.lines = lines;
        this.progress = jobs == 1 ? live.map(Progress::new) : Optional.empty();
        this.trials = trials;
        this.jobs = jobs;
    }

    @Override
    public synchronized void on(RunEvent event) {
        progress.ifPresent(followed -> followed.on(event));
    }

    @Override
    public void began(Claim claim, Optional<Path> run) {
        String how = run.isPresent() ? "going on with " + run.get().getFileName() : "begun";
        note(place(claim) + claim.trial().label() + ": " + how);
    }

    @Override
    public void ended(Claim claim, Ending ending, List<TrialState> states) {
        long settled = states.stream().filter(state -> state.kind().isSettled()).count();
        String word = ending.state() == Ending.State.FAILED
                ? "failed: " + ending.firstLine()
                : ending.state().word();
        String left = settled == trials
                ? ""
                : "; " + (trials - settled) + " left"
                        + TimeLeft.seconds(states, jobs)
                                .map(seconds -> ", about " + Durations.text(seconds))
                                .orElse("");
        note(place(claim) + claim.trial().label() + ": " + word + ", " + Durations.text(ending.seconds()) + left);
    }

    private String place(Claim claim) {
        return "[" + claim.trial().number() + "/" + trials + "] ";
    }

    @Override
    public synchronized void note(String text) {
        progress.ifPresent(Progress::erase);
        lines.accept(text);
    }

    /** Takes the live line away. */
    synchronized void erase() {
        progress.ifPresent(Progress::erase);
    }
}
