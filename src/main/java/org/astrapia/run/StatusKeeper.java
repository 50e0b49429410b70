package org.astrapia.run;

import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.StageStarted;
import org.astrapia.run.RunStatus.State;

/** Keeps {@code status.json} up to date while a run goes on. */
public final class StatusKeeper implements RunListener {
    private final RunFolder folder;
    private String stage;

    /**
     * @param stage in which the run begins
     */
    public StatusKeeper(RunFolder folder, String stage) {
        this.folder = folder;
        this.stage = stage;
        write(State.RUNNING, "");
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof StageStarted started) {
            stage = started.stage();
            write(State.RUNNING, "");
        } else if (event instanceof EpochEnded) {
            write(State.RUNNING, "");
        }
    }

    /**
     * Writes how the run stands, in the stage that was last told of.
     *
     * @param message why it ended; empty when there is nothing to say
     */
    public void write(State state, String message) {
        folder.write(RunStatus.now(state, stage, message));
    }
}
