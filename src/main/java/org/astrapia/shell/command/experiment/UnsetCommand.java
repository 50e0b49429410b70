package org.astrapia.shell.command.experiment;

import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code unset}: takes the value of a key out of the experiment in use, so that its default holds. */
final class UnsetCommand extends Command {
    @Parameters(paramLabel = "KEY", description = "A key, such as search.epochs, or a section.")
    String key = "";

    @Override
    public int run(CommandContext context) {
        CurrentExperiment experiment = context.session().requireExperiment();
        Assignment.apply(context, experiment, Assignment.unset(context.statement(), key));
        return ExitStatus.DONE;
    }
}
