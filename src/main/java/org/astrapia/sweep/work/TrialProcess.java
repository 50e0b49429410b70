package org.astrapia.sweep.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A trial that is carried out, in a process of its own: a crash ends it and not its worker. */
public interface TrialProcess {
    /** Whether it has ended. */
    boolean hasEnded();

    /** Asks it to end its step, write a checkpoint and go. */
    void stop();

    /** Ends it at once. */
    void abandon();

    /** How it ended. */
    Ending ending();

    /** Starts trials. */
    interface Starter {
        /**
         * Starts one.
         *
         * @param claim to the trial; it is told which run it is
         * @param run that was begun before and is gone on with; empty for a new one
         * @param place from 0 to below the number of jobs, taken by no other trial of this worker
         * @throws IOException when no process can be started
         */
        TrialProcess start(Claim claim, Optional<Path> run, int place) throws IOException;
    }
}
