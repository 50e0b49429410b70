package org.astrapia.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.files.TextFile;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.GenotypeFiles;
import org.astrapia.run.Plan;
import org.astrapia.run.Provenance;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.result.GivenGenotype;

/**
 * Runs each experiment once, so that a script that was cut off can be started again as it stands. The same run is one of
 * the same command whose {@code resolved.yaml} is the same and, for retraining, whose genotype is equal. The limit on a GPU's
 * memory may differ: it changes no number, and it depends on how many runs share the GPU.
 *
 * @param runner carries out what has not been done yet
 */
public record RepeatedRun(Runner runner) {
    private static final Pattern LIMIT = Pattern.compile("(?m)^  gpu-memory: .*\\R");

    /**
     * Searches, derives a genotype, retrains it, and trains the baseline, as far as that is still to be done: a run that is
     * done gives its outcome and is not touched, one that stopped on its way is resumed.
     *
     * @throws InvalidInputException as {@link Runner#run} or {@link Runner#resume}, such as when another process is at it
     * @throws RunFailedException when the run could not go on
     */
    public RunOutcome run(LoadedExperiment loaded, List<String> overrides) {
        return once(Plan.RUN, loaded.experiment(), Optional.empty(), () -> runner.run(loaded, overrides));
    }

    /** Searches and derives a genotype; otherwise as {@link #run}. */
    public RunOutcome search(LoadedExperiment loaded, List<String> overrides) {
        return once(Plan.SEARCH, loaded.experiment(), Optional.empty(), () -> runner.search(loaded, overrides));
    }

    /** Trains the network of a genotype, and the baseline; otherwise as {@link #run}. */
    public RunOutcome retrain(LoadedExperiment loaded, List<String> overrides, GivenGenotype given) {
        return once(
                Plan.RETRAIN,
                loaded.experiment(),
                Optional.of(given.genotype()),
                () -> runner.retrain(loaded, overrides, given));
    }

    private RunOutcome once(Plan plan, Experiment experiment, Optional<Genotype> genotype, Supplier<RunOutcome> start) {
        Optional<RunFolder> found = same(plan, experiment, genotype);
        if (found.isEmpty()) {
            return start.get();
        }
        RunFolder folder = found.get();
        if (folder.status().state() == State.DONE) {
            say("done already: " + folder.name());
            return new RunOutcome(folder, State.DONE);
        }
        say("going on with " + folder.name());
        return runner.resume(folder);
    }

    /** The same run; of several one that is done, otherwise one that is at work, otherwise the latest. */
    private Optional<RunFolder> same(Plan plan, Experiment experiment, Optional<Genotype> genotype) {
        String resolved = ResolvedWriter.write(experiment);
        return runner.runs().list().stream()
                .filter(folder -> isAlike(folder.file(RunFolder.RESOLVED), resolved))
                .filter(folder -> isReadable(folder, plan))
                .filter(folder ->
                        genotype.map(given -> holds(folder, experiment, given)).orElse(true))
                .max(Comparator.comparing(
                                (RunFolder folder) -> rank(folder.status().state()))
                        .thenComparing(RunFolder::name));
    }

    private static int rank(State state) {
        return switch (state) {
            case DONE -> 2;
            case RUNNING -> 1;
            case INTERRUPTED, FAILED -> 0;
        };
    }

    /** Whether the folder says what it is of, and that it is of this command; a damaged one is as good as none. */
    private static boolean isReadable(RunFolder folder, Plan plan) {
        try {
            return Provenance.plan(folder) == plan;
        } catch (InvalidInputException damaged) {
            return false;
        }
    }

    private static boolean holds(RunFolder folder, Experiment experiment, Genotype genotype) {
        try {
            return new GenotypeFiles(folder, folder.path())
                    .read(experiment.space())
                    .equals(genotype);
        } catch (InvalidInputException damaged) {
            return false;
        }
    }

    private static boolean isAlike(Path file, String text) {
        try {
            return Files.isRegularFile(file)
                    && withoutLimit(TextFile.read(file).text()).equals(withoutLimit(text));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String withoutLimit(String resolved) {
        return LIMIT.matcher(resolved).replaceAll("");
    }

    private void say(String message) {
        runner.listener().on(new RunEvent.Message(message));
    }
}
