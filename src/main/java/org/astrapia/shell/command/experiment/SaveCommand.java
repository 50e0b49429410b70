package org.astrapia.shell.command.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.files.AtomicFile;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Source;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.experiment.DescriptionText;
import org.astrapia.shell.experiment.ExperimentDiff;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code save}: writes the experiment in use with its changes; comments of its file stay. */
final class SaveCommand extends Command {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file to write; if it is left out, the experiment's own file, which needs --force.")
    Optional<Path> file = Optional.empty();

    @Option(names = "--force", description = "Replace a file that exists.")
    boolean force;

    @Override
    public int run(CommandContext context) throws IOException {
        CurrentExperiment current = context.session().requireExperiment();
        Path shown = file.or(current::file)
                .orElseThrow(() -> new UsageException("a new experiment needs a name for its file: save FILE."));
        Path target = context.resolve(shown);
        if (Files.exists(target) && !force) {
            throw new UsageException(shown + ": it exists already. `save " + shown + " --force` replaces it.");
        }
        if (!Files.isDirectory(target.toAbsolutePath().getParent())) {
            throw new UsageException(shown + ": there is no folder to write it to.");
        }
        String text = DescriptionText.at(current, target);
        requireSame(current, target, text);
        AtomicFile.replace(Files.exists(target) ? target.toRealPath() : target, text); // a link to it stays one
        context.session().use(CurrentExperiment.open(target));
        if (context.json()) {
            context.printJson(Map.of("experiment_path", shown.toString()));
        } else {
            context.export(shown.toString());
        }
        return ExitStatus.DONE;
    }

    /** What is written must say what was shown, also where a changed value is taken over from another file. */
    private static void requireSame(CurrentExperiment current, Path target, String text) {
        Experiment meant;
        try {
            meant = current.load(List.of()).experiment();
        } catch (InvalidInputException unfinished) { // which may be kept, too
            return;
        }
        Experiment written = ExperimentReader.read(target, new Source(target.toString(), text), List.of())
                .experiment();
        ExperimentDiff diff = ExperimentDiff.between(meant, written);
        if (!diff.changes().isEmpty()) {
            throw new UsageException("not saved: in a file of its own `"
                    + diff.changes().get(0).key()
                    + "` would have another value, which the file that it extends gives it."
                    + " Maybe set it to a value.");
        }
    }
}
