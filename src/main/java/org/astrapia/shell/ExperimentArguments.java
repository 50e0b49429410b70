package org.astrapia.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.language.InvalidInputException;
import picocli.CommandLine.Parameters;

/** An experiment file and what replaces some of its values. */
final class ExperimentArguments {
    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "YAML file that describes the experiment.")
    Path file = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "key=value",
            description = "Replaces a value, such as search.epochs=2.")
    List<String> overrides = List.of();

    /** Reads it. */
    LoadedExperiment read(Context context) {
        return ExperimentReader.read(context.resolve(file), overrides);
    }

    /** Reads it as if its data were here; empty where something else is wrong too. */
    Optional<LoadedExperiment> readWithoutData(Context context) {
        List<String> more = new ArrayList<>(overrides);
        more.add("data.path=.");
        try {
            return Optional.of(ExperimentReader.read(context.resolve(file), more));
        } catch (InvalidInputException refused) {
            return Optional.empty();
        }
    }
}
