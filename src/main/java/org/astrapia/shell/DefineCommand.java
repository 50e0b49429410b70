package org.astrapia.shell;

import java.util.List;
import org.astrapia.shell.experiment.CurrentExperiment;
import picocli.CommandLine.Parameters;

/** {@code define}: makes an operation of one's own in the space of the experiment in use. */
final class DefineCommand extends Command {
    @Parameters(arity = "0..*", paramLabel = "NAME = CHAIN", description = "As it would stand in YAML.")
    List<String> words = List.of();

    @Override
    int run(Context context) {
        CurrentExperiment experiment = context.session().requireExperiment();
        Changes.apply(context, experiment, Changes.define(context.statement()));
        return ExitStatus.DONE;
    }
}
