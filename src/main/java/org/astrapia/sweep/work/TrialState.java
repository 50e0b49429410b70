package org.astrapia.sweep.work;

import java.nio.file.Path;
import java.util.Optional;
import org.astrapia.sweep.Trial;

/**
 * How a trial stands.
 *
 * @param kind of state
 * @param attempts how many there were
 * @param failures how many of them failed
 * @param run its run, once that was begun
 * @param newest the newest claim
 * @param ending how the newest attempt ended, if it has
 * @param seconds that all attempts took which have ended
 */
public record TrialState(
        Trial trial,
        Kind kind,
        int attempts,
        int failures,
        Optional<Path> run,
        Optional<Claim> newest,
        Optional<Ending> ending,
        double seconds) {
    /** What can be said of a trial. */
    public enum Kind {
        /** Nobody has begun it. */
        WAITING("waiting"),
        /** A worker is at it. */
        RUNNING("running"),
        /** A worker left it or was killed; the next one goes on from its checkpoint. */
        INTERRUPTED("interrupted"),
        /** It failed, and will be tried again. */
        FAILED("failed, tried again"),
        /** It failed so often that it is set aside. */
        SET_ASIDE("failed"),
        DONE("done");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }

        /** Whether no worker will take it any more. */
        public boolean isSettled() {
            return this == SET_ASIDE || this == DONE;
        }
    }
}
