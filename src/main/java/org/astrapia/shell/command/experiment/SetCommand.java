package org.astrapia.shell.command.experiment;

import java.util.List;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.experiment.KeyChange;
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
        KeyChange change = Assignment.set(experiment, context.statement());
        List<String> lost = Assignment.lost(experiment, change);
        Assignment.apply(context, experiment, change);
        if (!lost.isEmpty()) {
            context.note("no longer given: " + String.join(", ", lost) + "; `set " + change.key()
                    + ".ARGUMENT = VALUE` changes one alone");
        }
        return ExitStatus.DONE;
    }
}
