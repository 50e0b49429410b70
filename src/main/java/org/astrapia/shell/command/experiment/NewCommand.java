package org.astrapia.shell.command.experiment;

import java.util.List;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code new}: begins an experiment whose values are all defaults. */
final class NewCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Its name; untitled if not given.")
    String name = "untitled";

    @Override
    public int run(CommandContext context) {
        CurrentExperiment fresh = CurrentExperiment.fresh(name);
        fresh.load(List.of());
        context.session().use(fresh);
        return ExitStatus.DONE;
    }
}
