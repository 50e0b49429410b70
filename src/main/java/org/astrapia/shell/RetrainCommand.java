package org.astrapia.shell;

import java.io.IOException;
import java.nio.file.Path;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.Once;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Source;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retrain}: train the network of a saved genotype on the experiment's data. */
final class RetrainCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Mixin
    OnceOption option = new OnceOption();

    @Option(names = "--genotype", required = true, paramLabel = "FILE", description = "The genotype.")
    Path file = Path.of("");

    @Override
    int run(Context context) throws IOException {
        LoadedExperiment loaded = arguments.read(context);
        Genotype genotype = GenotypeText.parse(
                Source.read(context.resolve(file)),
                loaded.experiment().space().definitions().keySet());
        context.warn(loaded.warnings());
        return LiveRun.watch(
                context,
                runner -> option.once
                        ? new Once(runner).retrain(loaded, arguments.overrides, genotype)
                        : runner.retrain(loaded, arguments.overrides, genotype));
    }
}
