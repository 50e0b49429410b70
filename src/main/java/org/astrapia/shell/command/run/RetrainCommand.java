package org.astrapia.shell.command.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.RepeatedRun;
import org.astrapia.genotype.Genotype;
import org.astrapia.run.Plan;
import org.astrapia.run.result.GivenGenotype;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.command.arguments.ExperimentPreview;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.OnceOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retrain}: train the network of a saved genotype on the experiment's data. */
final class RetrainCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Mixin
    OnceOption option = new OnceOption();

    @Option(
            names = "--genotype",
            paramLabel = "FILE",
            description = "The genotype; in the shell, that of the last run if it is left out.")
    Optional<Path> file = Optional.empty();

    @Override
    public int run(CommandContext context) throws IOException {
        LoadedExperiment loaded = arguments.read(context);
        Path path = file.map(given -> GenotypeArgument.find(context, given))
                .or(() -> lastGenotype(context))
                .orElseThrow(() -> new UsageException(
                        "a genotype is expected: --genotype FILE. After a search in this shell its own is taken."));
        Genotype genotype = GenotypeArgument.read(path, loaded.experiment().space());
        GivenGenotype given = GivenGenotype.of(genotype, path);
        context.warn(ExperimentPreview.of(loaded, Plan.RETRAIN, Optional.of(genotype))
                .warnings());
        List<String> words = new ArrayList<>(
                List.of("retrain", "--genotype", path.toAbsolutePath().toString()));
        words.addAll(JobRun.experiment(context, arguments));
        words.addAll(option.words());
        return LiveRun.watch(
                context,
                words,
                runner -> option.once()
                        ? new RepeatedRun(runner).retrain(loaded, arguments.overrides(), given)
                        : runner.retrain(loaded, arguments.overrides(), given));
    }

    private static Optional<Path> lastGenotype(CommandContext context) {
        return context.session()
                .lastRun()
                .map(run -> run.resolve("genotype.yaml"))
                .filter(Files::isRegularFile);
    }
}
