package org.astrapia.shell.command.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.space.Operation;
import picocli.CommandLine.Option;

/** Where the operations stand that a genotype names besides the published ones. */
public final class OperationsOption {
    @Option(
            names = "--experiment",
            paramLabel = "FILE",
            description = "An experiment whose space defines operations that the genotype names.")
    private Optional<Path> experiment = Optional.empty();

    /** Every operation that a genotype may name. */
    public Map<String, Operation> read(CommandContext context) {
        if (experiment.isEmpty()) {
            return BuiltInSpaces.definitions();
        }
        // Where the data lies does not matter here.
        LoadedExperiment loaded = ExperimentReader.read(context.resolve(experiment.get()), List.of("data.path=."));
        return loaded.experiment().space().definitions();
    }
}
