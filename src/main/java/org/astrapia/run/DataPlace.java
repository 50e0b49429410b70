package org.astrapia.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;

/**
 * Where the data of a run lie now. The description of a run never changes, so a folder that has moved is noted in a file of
 * its own, and holds from then on.
 *
 * @param folder the run
 * @param moved where the data lie if not where the description says
 * @param said whether somebody says so now
 */
public record DataPlace(RunFolder folder, Optional<String> moved, boolean said) {
    private static final String FILE = "data-path.json";
    private static final String PATH = "path";

    /**
     * As somebody says now, or said before.
     *
     * @param said a path
     */
    public static DataPlace of(RunFolder folder, Optional<String> said) {
        return new DataPlace(folder, said.or(() -> noted(folder)), said.isPresent());
    }

    private static Optional<String> noted(RunFolder folder) {
        Path file = folder.file(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return JsonFile.read(file).text(PATH);
    }

    /**
     * The description of the run with the place of its data.
     *
     * @throws InvalidInputException when it cannot be read or its data are not there; tells how to say where they are
     */
    public LoadedExperiment read() {
        Path resolved = folder.file(RunFolder.RESOLVED);
        List<String> changes = moved.map(path -> List.of("data.path=" + path)).orElse(List.of());
        try {
            LoadedExperiment loaded = ExperimentReader.read(resolved, changes);
            if (moved.isPresent() && loaded.experiment().data().path().isEmpty()) {
                throw RunRefusal.of(folder.path(), "this run draws its data itself, so there is no data.path to tell");
            }
            return loaded;
        } catch (InvalidInputException refusal) {
            throw new InvalidInputException(
                    refusal.problems().stream().map(this::withAdvice).toList());
        }
    }

    private Problem withAdvice(Problem problem) {
        Optional<String> path = moved.or(() -> Provenance.dataPath(folder));
        boolean lost = !said
                && path.filter(gone -> problem.message().contains("`" + gone + "`"))
                        .isPresent();
        return !lost
                ? problem
                : new Problem(
                        problem.severity(),
                        problem.at(),
                        problem.sourceLine(),
                        problem.length(),
                        problem.message() + ". If the data set has moved, say where it is: astrapia resume "
                                + folder.name() + " data.path=NEW",
                        problem.suggestions());
    }

    /** Notes where the data were found, once they are known to be those of the run. */
    public void note(LoadedExperiment loaded) {
        moved.ifPresent(said -> loaded.experiment()
                .data()
                .path()
                .ifPresent(path -> JsonFile.write(folder.file(FILE), Map.of(PATH, path.toString()))));
    }
}
