package org.astrapia.sweep.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Hears what a worker does. */
public interface WorkerNews {
    /** A trial has begun, or goes on with a run. */
    void began(Claim claim, Optional<Path> run);

    /** An attempt has ended. */
    void ended(Claim claim, Ending ending, List<TrialState> states);

    /** Something else worth telling. */
    void note(String text);
}
