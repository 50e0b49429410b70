package org.astrapia.engine;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.astrapia.config.Experiment;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.stage.RunData;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.graph.Execution;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.OriginalFiles;
import org.astrapia.run.Plan;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunListener;
import org.astrapia.run.RunLog;
import org.astrapia.run.RunStatus;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.StatusKeeper;
import org.astrapia.run.result.RunResults;
import org.astrapia.run.result.SummaryWriter;
import org.astrapia.run.table.RunTables;
import org.slf4j.LoggerFactory;

/**
 * One process's work on a run that it has locked: from where the run stands to its end, or to where it is stopped.
 *
 * @param runner that does it
 * @param folder of the run
 * @param plan of the run
 * @param before how the run stood until now, which a refusal leaves as it is
 * @param originals what the run is
 * @param tables what it adds to
 * @param measureAgain whether its networks are tested anew
 */
record RunWork(
        Runner runner,
        RunFolder folder,
        Plan plan,
        RunStatus before,
        OriginalFiles originals,
        RunTables tables,
        boolean measureAgain) {
    /**
     * Walks through the stages.
     *
     * @param notes what a person should know before
     */
    RunOutcome carryOut(Experiment experiment, Execution execution, RunData data, List<String> notes) {
        try (RunLog log = new RunLog(folder.file("log.txt"))) {
            StatusKeeper status = new StatusKeeper(folder, before.stage().isEmpty() ? plan.word() : before.stage());
            LiveOutputs live = new LiveOutputs(folder, runner.outputs());
            RunListener all = event -> {
                log.on(event);
                status.on(event);
                live.on(event);
                runner.listener().on(event);
            };
            RunContext context = new RunContext(
                    folder, experiment, originals, tables, data, all, runner.cancel(), execution, measureAgain);
            all.on(new RunEvent.RunStarted(folder.path().toString()));
            notes.forEach(context::say);
            data.dataset().notes().forEach(context::say);
            return walk(context, status, log);
        } catch (UncheckedIOException broken) {
            String reason = String.valueOf(broken.getCause().getMessage());
            throw new RunFailedException(
                    reason + (reason.contains("No space left") ? ". Maybe make room there; " : "; ")
                            + "`astrapia resume " + folder.name() + "` goes on from the last checkpoint.");
        }
    }

    private RunOutcome walk(RunContext context, StatusKeeper status, RunLog log) {
        Pipeline pipeline = new Pipeline(context, plan, runner.genotypes());
        try {
            State end = pipeline.run() ? State.DONE : State.INTERRUPTED;
            if (end == State.INTERRUPTED && before.state() == State.DONE) {
                folder.write(before);
            } else {
                end(context, end, "", pipeline.results(), status, log);
            }
            return new RunOutcome(folder, end);
        } catch (InvalidInputException refused) {
            log.write("refused: " + refused.getMessage());
            folder.write(before.state() == State.DONE ? before : before.with(refused.getMessage()));
            throw refused;
        } catch (RuntimeException | Error failure) {
            endFailed(context, failure, pipeline.results(), status, log);
            throw failure;
        }
    }

    private void endFailed(RunContext run, Throwable failure, RunResults results, StatusKeeper status, RunLog log) {
        try {
            String message = failure instanceof UncheckedIOException broken
                    ? broken.getCause().getMessage()
                    : String.valueOf(failure.getMessage());
            end(run, State.FAILED, message, results, status, log);
        } catch (RuntimeException second) { // on a full disk nothing can be written any more
            failure.addSuppressed(second);
        }
    }

    private void end(RunContext run, State state, String message, RunResults results, StatusKeeper status, RunLog log) {
        log.write(state.word() + (message.isEmpty() ? "" : ": " + message));
        SummaryWriter.write(run.folder(), state, run.experiment(), results);
        status.write(state, message);
        writeOutputs(run, log);
    }

    /** Whatever goes wrong here does not undo the run: the report can be written again from the folder's files. */
    @SuppressWarnings("CatchingUnchecked")
    private void writeOutputs(RunContext run, RunLog log) {
        try {
            runner.outputs().write(run.folder());
        } catch (Exception | LinkageError | VirtualMachineError failure) {
            String reason = failure instanceof OutOfMemoryError
                    ? "the memory is used up (" + failure.getMessage() + ")"
                    : Objects.requireNonNullElse(
                            failure.getMessage(), failure.getClass().getSimpleName());
            String told = "the report could not be written: " + reason + "; `astrapia report "
                    + run.folder().name() + "` writes it again";
            LoggerFactory.getLogger(RunWork.class).error(told, failure);
            runner.listener().on(new RunEvent.Message(told));
            try {
                log.write(told);
            } catch (UncheckedIOException full) { // where the report has no room, neither may this
                return;
            }
        }
    }
}
