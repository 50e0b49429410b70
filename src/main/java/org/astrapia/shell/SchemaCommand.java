package org.astrapia.shell;

import org.astrapia.config.ExperimentSchema;

/** {@code schema}: the JSON Schema of experiments, by which an editor completes and checks them. */
final class SchemaCommand extends Command {
    @Override
    int run(Context context) {
        context.export(ExperimentSchema.json());
        return ExitStatus.DONE;
    }
}
