package org.astrapia.shell.command.experiment;

import java.util.List;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code define}: makes an operation of one's own in the space of the experiment in use. */
final class DefineCommand extends Command {
    @Parameters(arity = "0..*", paramLabel = "NAME = CHAIN", description = "Written as in YAML.")
    List<String> words = List.of();

    @Override
    public int run(CommandContext context) {
        CurrentExperiment experiment = context.session().requireExperiment();
        Assignment.apply(context, experiment, Assignment.define(context.statement()));
        return ExitStatus.DONE;
    }
}
