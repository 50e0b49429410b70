package org.astrapia.shell;

import org.astrapia.shell.experiment.CurrentExperiment;
import picocli.CommandLine.Parameters;

/** {@code unset}: takes the value of a key out of the experiment in use, so that its default holds. */
final class UnsetCommand extends Command {
    @Parameters(paramLabel = "KEY", description = "A key, such as search.epochs, or a section.")
    String key = "";

    @Override
    int run(Context context) {
        CurrentExperiment experiment = context.session().requireExperiment();
        Changes.apply(context, experiment, Changes.unset(context.statement(), key));
        return ExitStatus.DONE;
    }
}
