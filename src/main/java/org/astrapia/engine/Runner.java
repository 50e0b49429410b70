package org.astrapia.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.engine.RunStatus.State;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.device.Placement;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.UnwrittenException;

/**
 * Runs experiments, and resumes them. Every random number is drawn from a seed of the experiment and a place (epoch, step,
 * image), and everything that steps change is in the checkpoints: a run that was cancelled or killed at any moment and
 * then resumed gives the same numbers as one that was not.
 *
 * @param runs folder of all runs
 * @param genotypes folder of the genotypes that people keep
 * @param outputs writes the report when a run has ended
 * @param listener follows the run
 * @param cancel stops it between two steps
 */
public record Runner(RunFolders runs, Path genotypes, RunOutputs outputs, RunListener listener, Cancel cancel) {
    /**
     * Searches, derives a genotype, retrains it, and trains the baseline.
     *
     * @param overrides the {@code key=value} words that changed the experiment's file
     * @throws InvalidInputException when the data or the folders cannot be used; nothing was computed then
     * @throws org.astrapia.graph.device.NativesException when TensorFlow cannot be loaded; nothing was written then
     * @throws RunFailedException when the run could not go on
     */
    public RunOutcome run(LoadedExperiment loaded, List<String> overrides) {
        return start(Plan.RUN, loaded, overrides, Optional.empty());
    }

    /** Searches and derives a genotype; otherwise as {@link #run}. */
    public RunOutcome search(LoadedExperiment loaded, List<String> overrides) {
        return start(Plan.SEARCH, loaded, overrides, Optional.empty());
    }

    /** Trains the network of a genotype, and the baseline; otherwise as {@link #run}. */
    public RunOutcome retrain(LoadedExperiment loaded, List<String> overrides, Genotype genotype) {
        return start(Plan.RETRAIN, loaded, overrides, Optional.of(genotype));
    }

    private RunOutcome start(Plan plan, LoadedExperiment loaded, List<String> overrides, Optional<Genotype> genotype) {
        runs.require();
        Experiment experiment = loaded.experiment();
        Places places = Places.choose(experiment, this::say);
        genotype.ifPresent(Runner::requireNetwork);
        RunData data = RunData.load(experiment, this::say);
        if (plan.searches(experiment)) {
            data.split(
                    experiment.search().split(),
                    experiment.seed().data(),
                    experiment.search().labelFree());
        }
        if (places.execution().placement() instanceof Placement.Cpu) {
            MemoryCheck.require(
                    plan, experiment, data.target(experiment.compiler().passes(), places.execution()), genotype);
        }
        TensorFlowNatives.load(this::say); // before anything is left behind
        RunFolder folder = runs.create(experiment.name(), Clock.systemDefaultZone());
        try (RunLock lock = folder.lock()) {
            AtomicFile.write(folder.file(RunFolder.EXPERIMENT), asWritten(loaded, overrides));
            AtomicFile.write(folder.file(RunFolder.RESOLVED), ResolvedWriter.write(experiment));
            genotype.ifPresent(given -> new GenotypeFiles(folder, genotypes).write(given));
            Provenance.write(folder, plan, experiment, data, places.execution());
            return work(folder, plan, experiment, places, data, RunStatus.now(State.FAILED, plan.word(), ""), false);
        }
    }

    private static void requireNetwork(Genotype genotype) {
        Pipeline.obstacle(genotype).ifPresent(obstacle -> {
            throw Refusal.of(genotype.name(), "no network can be built from this genotype, since " + obstacle);
        });
    }

    private static String asWritten(LoadedExperiment loaded, List<String> overrides) {
        String line = overrides.stream().map(word -> word.replace('\n', ' ')).collect(Collectors.joining(" "));
        return (overrides.isEmpty() ? "" : "# overrides: " + line + "\n") + loaded.asWritten();
    }

    /**
     * Goes on with a run from its last checkpoint; one that is done only gets its report again.
     *
     * @throws InvalidInputException when another process works on it, or its description or data have changed
     * @throws RunFailedException when the run could not go on
     */
    public RunOutcome resume(RunFolder folder) {
        return again(folder, folder.status(), false);
    }

    /**
     * Tests the networks of a run that is done on its test sets anew.
     *
     * @throws InvalidInputException when it is not done, another process works on it, or its description or data have
     *     changed
     */
    public RunOutcome evaluate(RunFolder folder) {
        RunStatus status = folder.status();
        if (status.state() != State.DONE) {
            throw Refusal.of(
                    folder.path(),
                    "this run is not done but " + status.state().word() + "; resume brings it to its end and tests it");
        }
        if (!Provenance.plan(folder).trains()) {
            throw Refusal.of(folder.path(), "this run searched only; it has no trained network to test");
        }
        return again(folder, status, true);
    }

    private RunOutcome again(RunFolder folder, RunStatus before, boolean measureAgain) {
        try (RunLock lock = folder.lock()) {
            Plan plan = Provenance.plan(folder);
            Experiment experiment = experiment(folder);
            Places places = Places.choose(experiment, this::say)
                    .asBegun(Provenance.threads(folder), Provenance.processor(folder));
            RunData data = RunData.load(experiment, this::say);
            Provenance.requireSameData(folder, data);
            TensorFlowNatives.load(this::say);
            return work(folder, plan, experiment, places, data, before, measureAgain);
        }
    }

    private void say(String message) {
        listener.on(new RunEvent.Message(message));
    }

    private static Experiment experiment(RunFolder folder) {
        return ExperimentReader.read(folder.file(RunFolder.RESOLVED), List.of()).experiment();
    }

    /**
     * Walks through the stages.
     *
     * @param before how the run stood until now, which a refusal leaves as it is
     */
    private RunOutcome work(
            RunFolder folder,
            Plan plan,
            Experiment experiment,
            Places places,
            RunData data,
            RunStatus before,
            boolean measureAgain) {
        try (RunLog log = new RunLog(folder.file("log.txt"))) {
            StatusKeeper status = new StatusKeeper(folder, before.stage());
            RunListener all = event -> {
                log.on(event);
                status.on(event);
                listener.on(event);
            };
            RunContext context = new RunContext(
                    folder, experiment, description(folder), data, all, cancel, places.execution(), measureAgain);
            all.on(new RunEvent.RunStarted(folder.path().toString()));
            places.notes().forEach(context::say);
            data.dataset().notes().forEach(context::say);
            Pipeline pipeline = new Pipeline(context, plan, genotypes);
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
                if (failure.getCause() instanceof UnwrittenException full) {
                    throw new RunFailedException(full.getMessage() + ". Maybe make room there; `astrapia resume "
                            + folder.name() + "` goes on from the last checkpoint.");
                }
                throw failure;
            }
        }
    }

    private void endFailed(RunContext run, Throwable failure, RunResults results, StatusKeeper status, RunLog log) {
        try {
            String message = failure.getCause() instanceof UnwrittenException full
                    ? full.getMessage()
                    : String.valueOf(failure.getMessage());
            end(run, State.FAILED, message, results, status, log);
        } catch (RuntimeException second) { // on a full disk nothing can be written any more
            failure.addSuppressed(second);
        }
    }

    private void end(RunContext run, State state, String message, RunResults results, StatusKeeper status, RunLog log) {
        log.write(state.word() + (message.isEmpty() ? "" : ": " + message));
        SummaryFile.write(run.folder(), state, run.experiment().seed(), results);
        status.write(state, message);
        writeOutputs(run, log);
    }

    /** Whatever goes wrong here does not undo the run: the report can be written again from the folder's files. */
    @SuppressWarnings("CatchingUnchecked")
    private void writeOutputs(RunContext run, RunLog log) {
        try {
            outputs.write(run.folder());
        } catch (Exception | LinkageError | VirtualMachineError failure) {
            String reason = failure instanceof OutOfMemoryError
                    ? "the memory is used up (" + failure.getMessage() + ")"
                    : Objects.requireNonNullElse(
                            failure.getMessage(), failure.getClass().getSimpleName());
            String told = "the report could not be written: " + reason + "; `astrapia report "
                    + run.folder().name() + "` writes it again";
            listener.on(new RunEvent.Message(told));
            try {
                log.write(told);
            } catch (UncheckedIOException full) { // where the report has no room, neither may this
                return;
            }
        }
    }

    private static String description(RunFolder folder) {
        try {
            return Sha256.of(Files.readAllBytes(folder.file(RunFolder.RESOLVED)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
