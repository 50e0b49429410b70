package org.astrapia.shell;

import java.util.List;
import org.astrapia.shell.experiment.CurrentExperiment;
import picocli.CommandLine.Parameters;

/** {@code set}: gives a value to a key of the experiment in use. */
final class SetCommand extends Command {
    @Parameters(
            arity = "0..*",
            paramLabel = "KEY = VALUE",
            hideParamSyntax = true,
            description = "As it would stand in YAML; one key each.")
    List<String> words = List.of();

    @Override
    int run(Context context) {
        CurrentExperiment experiment = context.session().requireExperiment();
        Changes.apply(context, experiment, Changes.set(experiment, context.statement()));
        return ExitStatus.DONE;
    }
}
