package org.astrapia.sweep.work;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.run.JsonFile;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.Trial;

/** What the folder of a sweep says of its trials, and how a worker gets one. Not for several threads. */
public final class Ledger implements AutoCloseable {
    /** A heartbeat that is older than this was the last; network drives show a file up to a minute late. */
    public static final Duration LEASE = Duration.ofSeconds(150);

    private static final String FORGIVEN = "forgiven.json";

    private final SweepFolder folder;
    private final Sweep sweep;
    private final Owner self;
    private final Duration lease;
    private final DiskClock clock;
    private final Map<String, TrialState> settled = new HashMap<>();

    public Ledger(SweepFolder folder) {
        this(folder, LEASE);
    }

    /** @param lease how old a heartbeat may be */
    public Ledger(SweepFolder folder, Duration lease) {
        this.folder = folder;
        this.sweep = folder.read();
        this.self = Owner.self();
        this.lease = lease;
        this.clock = DiskClock.of(folder.path());
    }

    /** What the sweep is. */
    public Sweep sweep() {
        return sweep;
    }

    /** The sweep's folder. */
    public SweepFolder folder() {
        return folder;
    }

    Duration lease() {
        return lease;
    }

    /** How each trial stands, in their order. */
    public List<TrialState> states() {
        Instant now = clock.now();
        List<TrialState> states = new ArrayList<>();
        for (Trial trial : sweep.trials()) {
            TrialState known = settled.get(trial.id());
            TrialState state = known == null ? state(trial, now) : known;
            if (state.kind().isSettled()) {
                settled.put(trial.id(), state);
            }
            states.add(state);
        }
        return states;
    }

    private TrialState state(Trial trial, Instant now) {
        int last = folder.lastClaim(trial);
        int failures = 0;
        double seconds = 0;
        Optional<Path> run = Optional.empty();
        Optional<Ending> ending = Optional.empty();
        for (int number = 1; number <= last; number++) {
            Claim claim = new Claim(folder, trial, number);
            ending = claim.ending();
            failures += ending.filter(end -> end.state() == Ending.State.FAILED).isPresent() ? 1 : 0;
            seconds += ending.map(Ending::seconds).orElse(0.0);
            Optional<Path> begun = claim.run();
            run = begun.isPresent() ? begun : run;
        }
        Optional<Claim> newest = last == 0 ? Optional.empty() : Optional.of(new Claim(folder, trial, last));
        TrialState.Kind kind = kind(newest, ending, failures, now);
        return new TrialState(trial, kind, last, failures, run, newest, ending, seconds);
    }

    private TrialState.Kind kind(Optional<Claim> newest, Optional<Ending> ending, int failures, Instant now) {
        if (newest.isEmpty()) {
            return TrialState.Kind.WAITING;
        }
        if (ending.isEmpty()) {
            return isAlive(newest.get(), now) ? TrialState.Kind.RUNNING : TrialState.Kind.INTERRUPTED;
        }
        return switch (ending.get().state()) {
            case DONE -> TrialState.Kind.DONE;
            case INTERRUPTED -> TrialState.Kind.INTERRUPTED;
            case FAILED ->
                failures - forgiven(newest.get().trial()) < sweep.settings().attempts()
                        ? TrialState.Kind.FAILED
                        : TrialState.Kind.SET_ASIDE;
        };
    }

    private boolean isAlive(Claim claim, Instant now) {
        Optional<Owner> owner = claim.owner();
        if (owner.isPresent() && owner.get().isGone(self)) {
            return false;
        }
        Optional<FileTime> beat = claim.lastBeat();
        return beat.isPresent() && beat.get().toInstant().isAfter(now.minus(lease));
    }

    /** Failures that a person has forgiven, so that the trial is tried again. */
    private int forgiven(Trial trial) {
        return (int) JsonFile.find(folder.file(FORGIVEN)).whole(trial.id()).orElse(0);
    }

    /** Lets the trials that were set aside be tried again; tells how many. */
    public int forgive() {
        Map<String, Object> failures = new HashMap<>();
        int again = 0;
        for (TrialState state : states()) {
            failures.put(state.trial().id(), state.failures());
            again += state.kind() == TrialState.Kind.SET_ASIDE ? 1 : 0;
        }
        JsonFile.write(folder.file(FORGIVEN), failures);
        settled.clear();
        return again;
    }

    /** The trial's next claim, if this worker is the first to make it. */
    Optional<Claim> take(TrialState state) {
        Claim next = new Claim(folder, state.trial(), state.attempts() + 1);
        return next.take(self) ? Optional.of(next) : Optional.empty();
    }

    @Override
    public void close() {
        clock.close();
    }
}
