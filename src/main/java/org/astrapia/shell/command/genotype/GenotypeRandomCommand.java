package org.astrapia.shell.command.genotype;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.space.RandomGenotypes;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code genotype random}: an architecture of an experiment's space drawn at random, to compare searched ones with. */
final class GenotypeRandomCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Option(
            names = "--seed",
            required = true,
            paramLabel = "N",
            description = "The same seed always draws the same architecture.")
    long seed;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "New file.")
    Path out = Path.of("");

    @Override
    public int run(CommandContext context) throws IOException {
        LoadedExperiment loaded = arguments.readWithoutData(context).orElseGet(() -> arguments.read(context));
        Genotype genotype = RandomGenotypes.draw(loaded.experiment().space(), seed, "random-" + seed);
        GenotypeArgument.writeNew(context, out, GenotypeText.print(genotype));
        if (context.json()) {
            context.printJson(Map.of("genotype_path", out.toString(), "genotype", GenotypeDocument.of(genotype)));
        } else {
            context.export(out.toString());
        }
        return ExitStatus.DONE;
    }
}
