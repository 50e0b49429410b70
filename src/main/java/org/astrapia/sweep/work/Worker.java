package org.astrapia.sweep.work;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Takes trials of a sweep and carries them out, until none is left. Any number of workers may do so at once, on any machines that see the
 * sweep's folder. Everything happens on the thread that calls {@link #work}; others may ask it to stop.
 */
public final class Worker {
    /** How a worker left. */
    public enum Outcome {
        /** Every trial is done or set aside. */
        COMPLETE,
        /** Others are at the trials that are left, or the budget is used up. */
        NOTHING_LEFT,
        /** It was asked to stop. */
        STOPPED
    }

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOOK = TimeUnit.SECONDS.toNanos(2);
    private static final int BEATS_OF_LEASE = 8;

    private final Ledger ledger;
    private final TrialProcess.Starter starter;
    private final Memory memory;
    private final WorkerNews news;
    private final int jobs;
    private final boolean waits;
    private final List<Running> running = new ArrayList<>();
    private final Map<String, Long> notBefore = new HashMap<>();
    private volatile boolean asked;
    private volatile boolean abandoned;
    private boolean stopping;
    private boolean broke;
    private long beats;
    private long nextBeat = System.nanoTime();
    private long nextLook = System.nanoTime();

    private record Running(Claim claim, TrialProcess process, int place, long bytes) {}

    /**
     * A worker of a sweep.
     *
     * @param jobs how many trials it carries out at once
     * @param waits whether it stays while others are at the last trials, to take over what they may leave
     */
    public Worker(
            Ledger ledger, TrialProcess.Starter starter, Memory memory, WorkerNews news, int jobs, boolean waits) {
        this.ledger = ledger;
        this.starter = starter;
        this.memory = memory;
        this.news = news;
        this.jobs = jobs;
        this.waits = waits;
    }

    /** Asks it to stop: its trials end their steps, write checkpoints and are free for others. */
    public void stop() {
        asked = true;
    }

    /** Asks it to leave its trials at once; what came after their last checkpoints is lost. */
    public void abandon() {
        asked = true;
        abandoned = true;
    }

    /** Works until there is nothing left for it. */
    public Outcome work() {
        while (true) {
            obey();
            beat();
            reap();
            if (!stopping && running.size() < jobs && System.nanoTime() - nextLook >= 0) {
                List<TrialState> states = ledger.states();
                if (running.isEmpty()
                        && states.stream().allMatch(state -> state.kind().isSettled())) {
                    return Outcome.COMPLETE;
                }
                if (!begin(states)) {
                    nextLook = System.nanoTime() + LOOK;
                    if (running.isEmpty() && (broke || !waits)) {
                        return Outcome.NOTHING_LEFT;
                    }
                }
            }
            if (stopping && running.isEmpty()) {
                return Outcome.STOPPED;
            }
            LockSupport.parkNanos(TICK);
        }
    }

    private void obey() {
        if (!stopping && (asked || ledger.folder().isStopped())) {
            stopping = true;
            running.forEach(one -> one.process.stop());
        }
        if (abandoned) {
            running.forEach(one -> one.process.abandon());
        }
    }

    /** Tells the others that this one lives, and leaves the trials that others have taken over meanwhile. */
    private void beat() {
        if (System.nanoTime() - nextBeat < 0) {
            return;
        }
        Duration between = ledger.lease().dividedBy(BEATS_OF_LEASE);
        nextBeat = System.nanoTime() + between.toNanos();
        beats++;
        for (Iterator<Running> all = running.iterator(); all.hasNext(); ) {
            Running one = all.next();
            if (one.claim.isNewest()) {
                one.claim.beat(beats);
            } else {
                one.process.abandon();
                all.remove();
                news.note(one.claim.trial().label()
                        + ": another worker has taken it over, since this one was silent for long");
            }
        }
    }

    private void reap() {
        for (Running one : List.copyOf(running)) {
            if (one.process.hasEnded()) {
                running.remove(one);
                Ending ending = one.process.ending();
                one.claim.end(ending);
                if (ending.state() == Ending.State.INTERRUPTED) {
                    Duration pause = ledger.lease().dividedBy(BEATS_OF_LEASE);
                    notBefore.put(one.claim.trial().id(), System.nanoTime() + pause.toNanos());
                }
                nextLook = System.nanoTime();
                news.ended(one.claim, ending, ledger.states());
            }
        }
    }

    /** Begins one trial; false where there is none to take now. */
    private boolean begin(List<TrialState> states) {
        if (isOverBudget(states)) {
            if (!broke) {
                news.note("the budget is used up; no further trial begins");
            }
            broke = true;
            return false;
        }
        List<TrialState> open = states.stream()
                .filter(state -> !state.kind().isSettled() && state.kind() != TrialState.Kind.RUNNING)
                .filter(this::isDue)
                .sorted(Comparator.comparingInt(TrialState::failures))
                .toList();
        long others = running.stream().mapToLong(Running::bytes).sum();
        for (TrialState state : open) {
            long bytes = state.trial().bytes();
            if (!running.isEmpty() && !memory.admits(bytes, others)) {
                continue;
            }
            Optional<Claim> claim = ledger.take(state);
            if (claim.isPresent()) {
                begin(state, claim.get(), bytes);
                return true;
            }
        }
        return false;
    }

    /** A trial that was left is not taken again at once: who else is at its run may need a moment. */
    private boolean isDue(TrialState state) {
        Long earliest = notBefore.get(state.trial().id());
        return earliest == null || System.nanoTime() - earliest >= 0;
    }

    private void begin(TrialState state, Claim claim, long bytes) {
        int place = IntStream.range(0, jobs)
                .filter(free -> running.stream().noneMatch(one -> one.place == free))
                .findFirst()
                .orElseThrow();
        try {
            running.add(new Running(claim, starter.start(claim, state.run(), place), place, bytes));
            news.began(claim, state.run());
        } catch (IOException notStarted) {
            Ending ending = new Ending(Ending.State.FAILED, "no process can be started: " + notStarted.getMessage(), 0);
            claim.end(ending);
            news.ended(claim, ending, ledger.states());
        }
    }

    private boolean isOverBudget(List<TrialState> states) {
        double used = states.stream().mapToDouble(TrialState::seconds).sum();
        return ledger.sweep()
                .settings()
                .budget()
                .filter(budget -> used >= budget.toSeconds())
                .isPresent();
    }
}
