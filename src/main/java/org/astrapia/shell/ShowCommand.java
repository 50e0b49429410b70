package org.astrapia.shell;

import java.util.Map;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.ResolvedWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code show}: an experiment as it was written, or with every default filled in. */
final class ShowCommand extends Command {
    @Mixin
    ExperimentArguments experiment = new ExperimentArguments();

    @Option(names = "--resolved", description = "With every default, everything it extends, and the given values.")
    boolean resolved;

    @Override
    int run(Context context) {
        LoadedExperiment loaded = experiment.read(context);
        String text = resolved ? ResolvedWriter.write(loaded.experiment()) : loaded.asWritten();
        if (context.json()) {
            context.printJson(Map.of(resolved ? "resolved" : "experiment", text));
        } else {
            context.print(text);
        }
        return ExitStatus.DONE;
    }
}
