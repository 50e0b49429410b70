package org.astrapia.shell.command.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.config.Experiment;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.Experiments;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.experiment.ExperimentDiff;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code diff}: which values differ between experiments, runs, and the experiment in use; done whether or not any do. */
final class DiffCommand extends Command {
    @Parameters(
            arity = "0..2",
            paramLabel = "EXPERIMENT|RUN",
            description =
                    "Two are compared with each other; one with the experiment in use; with none, the experiment in use with its file.")
    List<String> sides = List.of();

    @Override
    public int run(CommandContext context) {
        if (sides.size() > 2) {
            throw new UsageException("'diff' compares two experiments or runs, not " + sides.size() + ".");
        }
        ExperimentDiff diff = ExperimentDiff.between(before(context), after(context));
        if (context.json()) {
            context.printJson(Map.of(
                    "changes",
                    diff.changes().stream().map(DiffCommand::document).toList()));
        } else if (diff.changes().isEmpty()) {
            context.print("all values are the same");
        } else {
            context.print(diff.print());
        }
        return ExitStatus.DONE;
    }

    private Experiment before(CommandContext context) {
        if (!sides.isEmpty()) {
            return read(context, sides.get(0));
        }
        CurrentExperiment current = context.session().requireExperiment();
        return read(new CurrentExperiment(current.name(), current.file(), current.source(), List.of()));
    }

    private Experiment after(CommandContext context) {
        return sides.size() == 2
                ? read(context, sides.get(1))
                : read(context.session().requireExperiment());
    }

    private static Experiment read(CommandContext context, String name) {
        Path file = context.resolve(Experiments.find(context, CommandContext.path(name)));
        if (Files.isRegularFile(file)) {
            return read(CurrentExperiment.open(file));
        }
        return read(CurrentExperiment.open(RunArgument.find(context, name).file("resolved.yaml")));
    }

    private static Experiment read(CurrentExperiment experiment) {
        return experiment.lenient().orElseGet(() -> experiment.load(List.of()).experiment());
    }

    private static Map<String, Object> document(ExperimentDiff.Difference change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("key", change.key());
        document.put("before", change.before().orElse(null));
        document.put("after", change.after().orElse(null));
        return document;
    }
}
