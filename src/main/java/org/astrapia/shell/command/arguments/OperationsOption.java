package org.astrapia.shell.command.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.ExperimentReader;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.language.Problem.Severity;
import org.astrapia.language.Suggestions;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;
import picocli.CommandLine.Option;

/** Where the operations stand that a genotype names besides the published ones. */
public final class OperationsOption {
    @Option(
            names = "--experiment",
            paramLabel = "FILE",
            description = "An experiment of the genotype's space, where it defines operations or changes the cells.")
    private Optional<Path> experiment = Optional.empty();

    /** Every operation that a genotype may name. */
    public Map<String, Operation> read(CommandContext context) {
        return given(context).map(SearchSpace::definitions).orElseGet(BuiltInSpaces::definitions);
    }

    /** The space of a genotype: that of the experiment, or the built-in one that it names; empty where there is none. */
    public Optional<SearchSpace> space(CommandContext context, Genotype genotype) {
        return given(context)
                .or(() -> Optional.of(genotype.space())
                        .filter(BuiltInSpaces.names()::contains)
                        .map(BuiltInSpaces::load));
    }

    private Optional<SearchSpace> given(CommandContext context) {
        // Where the data lies does not matter here.
        return experiment
                .map(file -> ExperimentReader.read(context.resolve(file), List.of("data.path=.")))
                .map(loaded -> loaded.experiment().space());
    }

    private static GenotypeCheck.Finding unknown(String space) {
        List<String> names = BuiltInSpaces.names();
        List<String> close = Suggestions.closest(space, names);
        return new GenotypeCheck.Finding(
                Severity.WARNING,
                "",
                "space",
                "no built-in space is called `" + space + "`; there are " + Suggestions.alternatives(names)
                        + ". So it is not checked whether the cells are those of its space. Maybe "
                        + (close.isEmpty() ? "" : "`" + close.get(0) + "`, or ")
                        + "--experiment FILE, where the space is an experiment's own");
    }

    /** What of a genotype is not as in its space, or that its space is not known. */
    public List<GenotypeCheck.Finding> misfits(CommandContext context, Genotype genotype) {
        if (experiment.isEmpty() && !BuiltInSpaces.names().contains(genotype.space())) {
            return List.of(unknown(genotype.space()));
        }
        String advice = experiment.isEmpty() ? ". Maybe --experiment FILE, where an experiment changes the space" : "";
        return space(context, genotype).stream()
                .flatMap(space -> GenotypeCheck.misfits(
                        genotype, space.name(), space.skeleton().shape())
                        .stream())
                .map(finding -> new GenotypeCheck.Finding(
                        finding.severity(), finding.cell(), finding.key(), finding.message() + advice))
                .toList();
    }
}
