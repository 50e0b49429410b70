package org.astrapia.shell;

import java.util.Map;
import org.astrapia.data.Datasets;

/** {@code data list}: the data sets that an experiment may name. */
final class DataListCommand extends Command {
    @Override
    int run(Context context) {
        if (context.json()) {
            context.printJson(Map.of("datasets", Datasets.names()));
        } else {
            context.print(String.join("\n", Datasets.names()));
        }
        return ExitStatus.DONE;
    }
}
