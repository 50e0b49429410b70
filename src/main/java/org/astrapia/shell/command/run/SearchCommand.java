package org.astrapia.shell.command.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Description;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.RepeatedRun;
import org.astrapia.run.Plan;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.command.arguments.ExperimentPreview;
import org.astrapia.shell.command.arguments.OnceOption;
import org.astrapia.sweep.PlannedSweep;
import org.astrapia.sweep.SweepReader;
import picocli.CommandLine.Mixin;

/** {@code search}: search and derive a genotype, no more. */
final class SearchCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Mixin
    OnceOption option = new OnceOption();

    @Mixin
    DryRunOption dryRun = new DryRunOption();

    @Override
    public int run(CommandContext context) throws IOException {
        Description description = arguments.describe(context);
        Optional<PlannedSweep> sweep = SweepReader.read(description, Plan.SEARCH);
        if (sweep.isPresent()) {
            return new SweepRun(context, arguments, option, dryRun).start(sweep.get(), words(context));
        }
        dryRun.requireSweep();
        LoadedExperiment loaded = description.experiment();
        context.warn(ExperimentPreview.of(loaded, Plan.SEARCH, Optional.empty()).warnings());
        return LiveRun.watch(
                context,
                words(context),
                runner -> option.once()
                        ? new RepeatedRun(runner).search(loaded, arguments.overrides())
                        : runner.search(loaded, arguments.overrides()));
    }

    private List<String> words(CommandContext context) throws IOException {
        List<String> words = new ArrayList<>(List.of("search"));
        words.addAll(JobRun.experiment(context, arguments));
        words.addAll(option.words());
        return words;
    }
}
