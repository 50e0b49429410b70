package org.astrapia.run;

import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.Message;
import org.astrapia.run.RunEvent.RunStarted;
import org.astrapia.run.RunEvent.StageEnded;
import org.astrapia.run.RunEvent.StageStarted;
import org.astrapia.run.RunEvent.StepEnded;
import org.astrapia.run.RunStatus.State;

/** Keeps {@code status.json} up to date while a run goes on. */
public final class StatusKeeper implements RunListener, RunEvent.Visitor {
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
        event.accept(this);
    }

    @Override
    public void stage(StageStarted event) {
        stage = event.stage();
        write(State.RUNNING, "");
    }

    @Override
    public void epoch(EpochEnded event) {
        write(State.RUNNING, "");
    }

    @Override
    public void run(RunStarted event) {} // as it was begun

    @Override
    public void step(StepEnded event) {} // too many

    @Override
    public void stageEnd(StageEnded event) {} // the next stage tells, or the end

    @Override
    public void message(Message event) {}

    /**
     * Writes how the run stands, in the stage that was last told of.
     *
     * @param message why it ended; empty when there is nothing to say
     */
    public void write(State state, String message) {
        folder.write(RunStatus.now(state, stage, message));
    }
}
