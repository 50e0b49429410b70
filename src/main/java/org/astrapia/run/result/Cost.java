package org.astrapia.run.result;

import org.astrapia.run.Checkpoint;

/**
 * What a stage took.
 *
 * @param seconds over all processes that worked on it
 * @param multiplyAdds of all its training steps, as {@link org.astrapia.network.NetworkCounts#ofStep} counts them; tests are
 *     left out
 */
public record Cost(double seconds, long multiplyAdds) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0);

    /** Of the stage that wrote a checkpoint, until then. */
    public static Cost of(Checkpoint checkpoint) {
        return new Cost(checkpoint.stageSeconds(), checkpoint.multiplyAdds());
    }

    /** Both. */
    public Cost plus(Cost other) {
        return new Cost(seconds + other.seconds, Math.addExact(multiplyAdds, other.multiplyAdds));
    }
}
