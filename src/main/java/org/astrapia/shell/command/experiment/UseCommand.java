package org.astrapia.shell.command.experiment;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.language.Problem;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.Experiments;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code use}: takes an experiment as the one that the commands of the shell are about. */
final class UseCommand extends Command {
    @Parameters(paramLabel = "FILE|NAME", description = "An experiment's file, or its name in experiments/.")
    Path file = Path.of("");

    @Override
    public int run(CommandContext context) {
        CurrentExperiment opened = CurrentExperiment.open(context.resolve(Experiments.require(context, file)));
        opened.written();
        if (!context.session().mayDiscardChanges(context::note)) {
            return ExitStatus.USAGE; // so that what follows on the line is not done to the other experiment
        }
        context.session().use(opened);
        List<Problem> problems = opened.problems();
        context.warn(problems);
        return ExitStatus.DONE;
    }
}
