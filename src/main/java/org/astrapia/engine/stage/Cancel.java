package org.astrapia.engine.stage;

/**
 * Asks a run to stop. The engine looks at it between two steps, since a step of TensorFlow cannot be interrupted; the
 * run then writes a checkpoint and ends as interrupted.
 */
public final class Cancel {
    private volatile boolean requested;

    /** Asks; may be called on any thread, also more than once. */
    public void request() {
        requested = true;
    }

    /** Whether somebody has asked. */
    public boolean isRequested() {
        return requested;
    }
}
