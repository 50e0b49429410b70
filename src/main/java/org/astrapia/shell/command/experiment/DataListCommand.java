package org.astrapia.shell.command.experiment;

import java.util.Map;
import org.astrapia.data.catalog.Datasets;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;

/** {@code data list}: the data sets that an experiment may name. */
final class DataListCommand extends Command {
    @Override
    public int run(CommandContext context) {
        if (context.json()) {
            context.printJson(Map.of("datasets", Datasets.names()));
        } else {
            context.print(String.join("\n", Datasets.names()));
        }
        return ExitStatus.DONE;
    }
}
