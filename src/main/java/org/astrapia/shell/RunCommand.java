package org.astrapia.shell;

import java.io.IOException;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.Once;
import picocli.CommandLine.Mixin;

/** {@code run}: search, derive, retrain, evaluate and report. */
final class RunCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Mixin
    OnceOption option = new OnceOption();

    @Override
    int run(Context context) throws IOException {
        LoadedExperiment loaded = arguments.read(context);
        context.warn(ExperimentPreview.of(loaded).warnings());
        return LiveRun.watch(
                context,
                runner -> option.once
                        ? new Once(runner).run(loaded, arguments.overrides)
                        : runner.run(loaded, arguments.overrides));
    }
}
