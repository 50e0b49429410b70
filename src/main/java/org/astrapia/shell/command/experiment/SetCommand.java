package org.astrapia.shell.command.experiment;

import java.util.List;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code set}: gives a value to a key of the experiment in use. */
final class SetCommand extends Command {
    @Parameters(
            arity = "0..*",
            paramLabel = "KEY = VALUE",
            hideParamSyntax = true,
            description = "Written as in YAML; one key at a time.")
    List<String> words = List.of();

    @Override
    public int run(CommandContext context) {
        CurrentExperiment experiment = context.session().requireExperiment();
        Assignment.apply(context, experiment, Assignment.set(experiment, context.statement()));
        return ExitStatus.DONE;
    }
}
