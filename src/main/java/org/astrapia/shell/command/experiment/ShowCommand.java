package org.astrapia.shell.command.experiment;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.config.Experiment;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.experiment.DescriptionText;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code show}: an experiment as it was written, with every default filled in, or the value of one key. */
final class ShowCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Option(names = "--resolved", description = "With every default, everything it extends, and the given values.")
    boolean resolved;

    @Override
    public int run(CommandContext context) {
        String key = arguments.file().toString();
        boolean isKey = !KeyGuide.within(key).isEmpty() && !Files.exists(context.resolve(CommandContext.path(key)));
        if (isKey && !key.isEmpty()) {
            return showKey(context, key);
        }
        if (key.isEmpty() && arguments.overrides().isEmpty() && !resolved) {
            print(context, "experiment", DescriptionText.of(context.session().requireExperiment()));
            return ExitStatus.DONE;
        }
        LoadedExperiment loaded = arguments.read(context);
        print(
                context,
                resolved ? "resolved" : "experiment",
                resolved ? ResolvedWriter.write(loaded.experiment()) : loaded.asWritten());
        return ExitStatus.DONE;
    }

    private static int showKey(CommandContext context, String key) {
        CurrentExperiment current = context.session().requireExperiment();
        Experiment experiment =
                current.lenient().orElseGet(() -> current.load(List.of()).experiment());
        Map<String, String> values = new LinkedHashMap<>();
        KeyGuide.values(experiment).forEach((path, value) -> {
            if (path.equals(key) || path.startsWith(key + ".")) {
                values.put(path, value);
            }
        });
        if (context.json()) {
            context.printJson(values);
        } else if (values.isEmpty()) {
            context.print(key + ": plays no part in this experiment");
        } else {
            values.forEach((path, value) -> context.print(path + ": " + value));
        }
        return ExitStatus.DONE;
    }

    private static void print(CommandContext context, String name, String text) {
        if (context.json()) {
            context.printJson(Map.of(name, text));
        } else {
            context.export(text);
        }
    }
}
