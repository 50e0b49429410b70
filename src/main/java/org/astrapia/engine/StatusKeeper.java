package org.astrapia.engine;

import org.astrapia.engine.RunEvent.EpochEnded;
import org.astrapia.engine.RunEvent.StageStarted;
import org.astrapia.engine.RunStatus.State;

/** Keeps {@code status.json} up to date while a run goes on. */
final class StatusKeeper implements RunListener {
    private final RunFolder folder;
    private String stage;

    /**
     * @param stage in which the run begins
     */
    StatusKeeper(RunFolder folder, String stage) {
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

    void write(State state, String message) {
        folder.write(RunStatus.now(state, stage, message));
    }
}
