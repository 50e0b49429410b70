package org.astrapia.shell.command.experiment;

import org.astrapia.config.ExperimentSchema;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;

/** {@code schema}: the JSON Schema of experiments, by which an editor completes and checks them. */
final class SchemaCommand extends Command {
    @Override
    public int run(CommandContext context) {
        context.export(ExperimentSchema.json());
        return ExitStatus.DONE;
    }
}
