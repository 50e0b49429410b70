package org.astrapia.engine;

import org.astrapia.run.RunEvent;
import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.Message;
import org.astrapia.run.RunEvent.RunStarted;
import org.astrapia.run.RunEvent.StageEnded;
import org.astrapia.run.RunEvent.StageStarted;
import org.astrapia.run.RunEvent.StepEnded;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunListener;
import org.slf4j.LoggerFactory;

/**
 * Writes what people look at while a run goes on, behind each epoch; where epochs are so short that this would take more than a
 * twentieth of the time, behind some. What goes wrong here is logged and does not touch the run: at its end all is written again.
 */
final class LiveOutputs implements RunListener, RunEvent.Visitor {
    private static final int SHARE = 20;

    private final RunFolder folder;
    private final RunOutputs outputs;
    private long nanos;
    private long endedAt;

    LiveOutputs(RunFolder folder, RunOutputs outputs) {
        this.folder = folder;
        this.outputs = outputs;
        this.endedAt = System.nanoTime();
    }

    @Override
    public void on(RunEvent event) {
        event.accept(this);
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // a report is never worth a run
    public void epoch(EpochEnded epoch) {
        long begun = System.nanoTime();
        if (begun - endedAt < SHARE * nanos) {
            return;
        }
        try {
            outputs.write(folder);
        } catch (Exception | LinkageError | VirtualMachineError failure) {
            LoggerFactory.getLogger(LiveOutputs.class)
                    .warn("the report of a running run could not be written", failure);
        }
        endedAt = System.nanoTime();
        nanos = endedAt - begun;
    }

    @Override
    public void run(RunStarted event) {}

    @Override
    public void stage(StageStarted event) {}

    @Override
    public void step(StepEnded event) {} // too many

    @Override
    public void stageEnd(StageEnded event) {}

    @Override
    public void message(Message event) {}
}
