package org.astrapia.shell.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Description;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.value.KeyPlaces;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.Problem.Severity;
import org.astrapia.language.Source;
import org.astrapia.language.YamlMap;

/**
 * An experiment and the changes that were made to it; never itself changed.
 *
 * @param name as the prompt shows it
 * @param file that holds it; empty for a new one
 * @param source text of the file, or of a new experiment
 * @param changes in the order in which they were made
 */
public record CurrentExperiment(String name, Optional<Path> file, Source source, List<KeyChange> changes) {
    private static final String COMMAND_LINE = "<command line>";
    private static final String NEW = "<new>";
    private static final String WITHOUT_DATA = "data.path=.";

    public CurrentExperiment {
        changes = List.copyOf(changes);
    }

    /**
     * An experiment of a file.
     *
     * @throws InvalidInputException when it cannot be read
     */
    public static CurrentExperiment open(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return new CurrentExperiment(name, Optional.of(file), Source.read(file), List.of());
    }

    /** An experiment that stands in no file yet; all its values are defaults. */
    public static CurrentExperiment fresh(String name) {
        return new CurrentExperiment(name, Optional.empty(), new Source(NEW, "experiment: " + name + "\n"), List.of());
    }

    /** Whether there is something that {@code save} would keep. */
    public boolean isChanged() {
        return !changes.isEmpty() || file.isEmpty();
    }

    /** The changes as the words that the command line takes. */
    public List<String> words() {
        return changes.stream().map(KeyChange::word).toList();
    }

    /** Where it lies; a new one counts as lying in the current folder. */
    Path place() {
        return file.orElse(Path.of(NEW));
    }

    /** The keys as they are written, changes included; what the file extends is left out. */
    public YamlMap written() {
        return ExperimentReader.written(source, words());
    }

    /**
     * Reads it with its changes, and more.
     *
     * @param more {@code key=value} words that lie over the changes
     * @throws InvalidInputException with every problem, those of changes at the places where they were typed
     */
    public LoadedExperiment load(List<String> more) {
        List<String> words = new ArrayList<>(words());
        words.addAll(more);
        try {
            LoadedExperiment loaded = ExperimentReader.read(place(), source, words);
            return new LoadedExperiment(
                    loaded.experiment(),
                    loaded.asWritten(),
                    loaded.warnings().stream().map(this::typed).toList(),
                    key -> {
                        KeyPlaces.Place place = loaded.places().of(key);
                        return new KeyPlaces.Place(typed(place.frame()), place.written());
                    });
        } catch (InvalidInputException refused) {
            throw new InvalidInputException(
                    refused.problems().stream().map(this::typed).toList());
        }
    }

    /**
     * The same before its values are read, since it may be of several runs.
     *
     * @throws InvalidInputException when it cannot be understood at all
     */
    public Description describe(List<String> more) {
        List<String> words = new ArrayList<>(words());
        words.addAll(more);
        return Description.read(place(), source, words);
    }

    /** The experiment as if its data were here; empty when something else is wrong too. */
    public Optional<Experiment> lenient() {
        for (List<String> more : List.of(List.<String>of(), List.of(WITHOUT_DATA))) {
            try {
                return Optional.of(load(more).experiment());
            } catch (InvalidInputException refused) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** Problems that it has; none when it can run. */
    public List<Problem> problems() {
        try {
            load(List.of());
            return List.of();
        } catch (InvalidInputException refused) {
            return refused.problems();
        }
    }

    /**
     * With one more change.
     *
     * @throws InvalidInputException when the change itself is wrong; what it does to other values may be put right later
     */
    public CurrentExperiment with(KeyChange change) {
        List<KeyChange> all = new ArrayList<>(changes);
        all.removeIf(earlier -> earlier.isReplacedBy(change.key()));
        boolean nothing = change.removes() && isAbsent(change.key());
        if (!nothing) {
            all.add(change);
        }
        CurrentExperiment changed = new CurrentExperiment(name, file, source, all);
        List<Problem> own = changed.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .filter(problem -> change.line().equals(problem.sourceLine())
                        && problem.at().file().equals(change.keyAt().file())
                        && problem.at().line() == change.keyAt().line())
                .toList();
        if (!own.isEmpty()) {
            throw new InvalidInputException(own);
        }
        return changed;
    }

    /** With the changes of an earlier state of it. */
    public CurrentExperiment with(List<KeyChange> earlier) {
        return new CurrentExperiment(name, file, source, earlier);
    }

    /** A value that stands nowhere in the files need not be taken out; a key that does not exist is still refused. */
    private boolean isAbsent(String key) {
        try {
            var before = ExperimentReader.read(place(), source, List.of());
            var after = ExperimentReader.read(place(), source, List.of("~" + key));
            return before.experiment().equals(after.experiment());
        } catch (InvalidInputException unknown) {
            return false;
        }
    }

    private Problem typed(Problem problem) {
        if (!problem.at().file().equals(COMMAND_LINE)) {
            return problem;
        }
        int begin = 1;
        for (KeyChange change : changes) {
            int length = change.word().codePointCount(0, change.word().length());
            int offset = problem.at().column() - begin;
            if (offset <= length) {
                return change.typed(problem, offset);
            }
            begin += length + 1;
        }
        return problem;
    }
}
