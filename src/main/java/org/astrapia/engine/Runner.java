package org.astrapia.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.data.DataOutline;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.engine.stage.RunData;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.files.AtomicFile;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.CheckpointStore;
import org.astrapia.run.DataPlace;
import org.astrapia.run.GenotypeFiles;
import org.astrapia.run.OriginalFiles;
import org.astrapia.run.Plan;
import org.astrapia.run.Provenance;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunFolders;
import org.astrapia.run.RunListener;
import org.astrapia.run.RunLock;
import org.astrapia.run.RunRefusal;
import org.astrapia.run.RunStatus;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.result.GivenGenotype;
import org.astrapia.run.table.RunTables;

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
    public RunOutcome retrain(LoadedExperiment loaded, List<String> overrides, GivenGenotype given) {
        return start(Plan.RETRAIN, loaded, overrides, Optional.of(given));
    }

    private RunOutcome start(
            Plan plan, LoadedExperiment loaded, List<String> overrides, Optional<GivenGenotype> given) {
        Optional<Genotype> genotype = given.map(GivenGenotype::genotype);
        runs.require();
        Experiment experiment = loaded.experiment();
        ComputePlace places = ComputePlace.choose(experiment, this::say);
        genotype.ifPresent(Runner::requireNetwork);
        RunData data = RunData.load(loaded, this::say);
        Preparation.require(plan, loaded, DataOutline.of(data.dataset()), places.execution(), genotype);
        TensorFlowNatives.load(this::say); // before anything is left behind
        String resolved = ResolvedWriter.write(experiment);
        try (RunLock lock = runs.create(experiment.name(), Clock.systemDefaultZone(), begun -> {
            begun.write(RunStatus.now(State.RUNNING, plan.word(), ""));
            AtomicFile.replace(begun.file(RunFolder.EXPERIMENT), asWritten(loaded, overrides));
            AtomicFile.replace(begun.file(RunFolder.RESOLVED), resolved);
            genotype.ifPresent(cells -> new GenotypeFiles(begun, genotypes).write(cells));
            ProvenanceWriter.write(
                    begun, plan, resolved, experiment, data, places.execution(), given.flatMap(GivenGenotype::search));
        })) {
            RunFolder folder = new RunFolder(lock.folder());
            RunWork work = new RunWork(
                    this,
                    folder,
                    plan,
                    RunStatus.now(State.FAILED, plan.word(), ""),
                    OriginalFiles.read(folder, plan),
                    RunTables.open(folder, Optional.empty(), message -> {}),
                    false);
            List<String> notes = new ArrayList<>(places.notes());
            if (places.execution().isNarrow()) {
                notes.addAll(PrecisionNotes.of(experiment, data.input()));
            }
            return work.carryOut(experiment, places.execution(), data, notes);
        }
    }

    private static void requireNetwork(Genotype genotype) {
        GenotypeCheck.obstacle(genotype).ifPresent(obstacle -> {
            throw RunRefusal.of(genotype.name(), "no network can be built from this genotype, since " + obstacle);
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
        return resume(folder, Optional.empty());
    }

    /**
     * The same with data that have moved since the run began.
     *
     * @param moved where they are now, as {@code data.path} has it; empty where they were
     */
    public RunOutcome resume(RunFolder folder, Optional<String> moved) {
        return again(folder, moved, before -> {}, false);
    }

    /**
     * Tests the networks of a run that is done on its test sets anew.
     *
     * @param moved where the data are now, as {@code data.path} has it; empty where they were
     * @throws InvalidInputException when it is not done, another process works on it, or its description or data have
     *     changed
     */
    public RunOutcome evaluate(RunFolder folder, Optional<String> moved) {
        return again(
                folder,
                moved,
                before -> {
                    if (before.state() != State.DONE) {
                        throw RunRefusal.of(
                                folder.path(),
                                "this run is not done but " + before.state().word() + "; resume finishes and tests it");
                    }
                    if (!Provenance.plan(folder).trains()) {
                        throw RunRefusal.of(
                                folder.path(), "this run was only a search; it has no trained network to test");
                    }
                },
                true);
    }

    private RunOutcome again(
            RunFolder folder, Optional<String> moved, Consumer<RunStatus> check, boolean measureAgain) {
        try (RunLock lock = folder.lock()) {
            RunStatus before = folder.statusBefore();
            check.accept(before);
            List<String> notes = new ArrayList<>();
            RunTables tables = putBack(folder, notes::add);
            Plan plan = Provenance.plan(folder);
            OriginalFiles originals = OriginalFiles.read(folder, plan);
            Provenance.requireSameDescription(folder, originals);
            DataPlace place = DataPlace.of(folder, moved);
            LoadedExperiment loaded = place.read();
            Experiment experiment = loaded.experiment();
            ComputePlace places = ComputePlace.choose(experiment, this::say)
                    .asBegun(
                            Provenance.threads(folder),
                            Provenance.processor(folder),
                            Provenance.device(folder),
                            before.state() == State.DONE);
            RunData data = RunData.load(loaded, this::say);
            Provenance.requireSameData(folder, loaded.experiment().data().path(), data.dataset());
            place.note(loaded);
            TensorFlowNatives.load(this::say);
            if (before.state() != State.DONE) {
                ProvenanceWriter.otherBuild(folder).ifPresent(notes::add);
            }
            notes.addAll(places.notes());
            RunWork work = new RunWork(this, folder, plan, before, originals, tables, measureAgain);
            return work.carryOut(experiment, places.execution(), data, notes);
        }
    }

    private void say(String message) {
        listener.on(new RunEvent.Message(message));
    }

    /** Makes the folder as it was at its newest checkpoint; before the first there is nothing to compare with. */
    private static RunTables putBack(RunFolder folder, Consumer<String> notes) {
        Optional<Checkpoint> newest = CheckpointStore.newest(folder);
        newest.flatMap(OriginalFiles::of).ifPresent(originals -> originals.putBack(folder, notes));
        return RunTables.open(folder, newest, notes);
    }
}
