package org.astrapia.shell.command.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Description;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.YamlScalar;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.experiment.CurrentExperiment;
import picocli.CommandLine.Parameters;

/** An experiment file and what replaces some of its values. */
public final class ExperimentArguments {
    private static final Path NONE = Path.of("");

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            description = "YAML file that describes the experiment, or its name in experiments/;"
                    + " without it the experiment that is in use.")
    private Path file = NONE;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "key=value",
            description = "Replaces a value, such as search.epochs=2.")
    private List<String> overrides = List.of();

    /** The experiment's file as it was named, or found by {@link #read}; of a new experiment its name; empty before. */
    public Path file() {
        return file;
    }

    /** {@code key=value} words; after {@link #read} with the changes of an experiment in use. */
    public List<String> overrides() {
        return overrides;
    }

    /**
     * Reads it. From here on {@link #file()} and {@link #overrides()} say what was read, the changes of an experiment that is
     * in use included.
     *
     * @throws InvalidInputException when it is wrong, not there, or of several runs
     * @throws UsageException when no experiment is named and none is in use
     */
    public LoadedExperiment read(CommandContext context) {
        if (takesCurrent(context)) {
            CurrentExperiment current = context.session().requireExperiment();
            LoadedExperiment loaded = current.load(overrides);
            requireOne(current.describe(overrides));
            taken(current);
            return loaded;
        }
        Description description = describe(context);
        requireOne(description);
        return description.experiment();
    }

    /** The same before its values are read, since it may be of several runs. */
    public Description describe(CommandContext context) {
        if (takesCurrent(context)) {
            CurrentExperiment current = context.session().requireExperiment();
            Description description = current.describe(overrides);
            taken(current);
            return description;
        }
        file = Experiments.require(context, file);
        Path found = context.resolve(file);
        return Description.read(found, Source.read(found), overrides);
    }

    private void taken(CurrentExperiment current) {
        file = current.file().orElseGet(() -> Path.of(current.name()));
        overrides = join(current.words(), overrides);
    }

    private static void requireOne(Description description) {
        if (description.sweep().isPresent()) {
            YamlScalar key = description.sweep().get().key();
            Problems problems = description.problems();
            problems.error(
                    key.at(),
                    key.length(),
                    "`sweep` describes several runs, and this command takes one; `run`, `search` and `check` take several."
                            + " ~sweep leaves it out");
            problems.throwIfErrors();
        }
    }

    /** Reads it as if its data were here; empty where something else is wrong too. */
    public Optional<LoadedExperiment> readWithoutData(CommandContext context) {
        List<String> more = join(overrides, List.of("data.path=."));
        try {
            return Optional.of(
                    takesCurrent(context)
                            ? context.session().requireExperiment().load(more)
                            : ExperimentReader.read(context.resolve(Experiments.find(context, file)), more));
        } catch (InvalidInputException refused) {
            return Optional.empty();
        }
    }

    /** A first word with an equals sign is a change to the experiment in use, unless there is such a file. */
    private boolean takesCurrent(CommandContext context) {
        boolean change = context.session().experiment().isPresent()
                && (file.toString().contains("=") || file.toString().startsWith("~"))
                && !Files.exists(context.resolve(file));
        if (change) {
            overrides = join(List.of(file.toString()), overrides);
            file = NONE;
        }
        return file.equals(NONE);
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
