package org.astrapia.shell.command.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.language.Problem;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.Experiments;
import org.astrapia.shell.command.arguments.SystemProcess;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code edit}: opens an experiment's file in an editor, and checks it when the editor is closed. Changes of {@code set} stay over it. */
final class EditCommand extends Command {
    private static final String USUAL = "vi";
    private static final int NO_PROGRAM = 127;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|NAME",
            description = "An experiment's file, or its name in experiments/; without it the experiment in use.")
    Optional<Path> file = Optional.empty();

    @Override
    public int run(CommandContext context) throws IOException {
        Optional<CurrentExperiment> current = context.session().experiment().filter(used -> file.isEmpty());
        Path shown = file.map(given -> Experiments.require(context, given)).orElseGet(() -> ownFile(context));
        Path edited = context.resolve(shown);
        if (current.isEmpty() && !Files.exists(edited)) {
            throw new UsageException(shown + ": there is no such file; `new` starts an experiment.");
        }
        if (current.isEmpty() && !context.session().mayDiscardChanges(context::note)) {
            return ExitStatus.USAGE;
        }
        current.filter(used -> !used.changes().isEmpty())
                .ifPresent(used -> context.note("changes that are not saved stay over the file: "
                        + String.join(" ", used.words()) + "; `save --force` writes them into it"));
        String before = Files.readString(edited);
        edit(context, edited);
        boolean changed = !Files.readString(edited).equals(before);
        CurrentExperiment opened = CurrentExperiment.open(edited);
        CurrentExperiment after =
                current.map(used -> opened.with(used.changes())).orElse(opened);
        context.session().use(after);
        return check(context, shown, after, changed);
    }

    private static int check(CommandContext context, Path shown, CurrentExperiment after, boolean changed) {
        List<Problem> problems = after.problems();
        context.warn(problems);
        if (context.json()) {
            context.printJson(
                    Map.of("experiment_path", shown.toString(), "changed", changed, "valid", problems.isEmpty()));
        } else {
            context.print(shown + ": " + (changed ? "changed, " : "not changed, ")
                    + (problems.isEmpty() ? "no mistakes" : "it cannot run like this"));
        }
        return problems.isEmpty() ? ExitStatus.DONE : ExitStatus.USAGE;
    }

    private static Path ownFile(CommandContext context) {
        CurrentExperiment current = context.session().requireExperiment();
        return current.file()
                .orElseThrow(() -> new UsageException("a new experiment has no file yet: `save FILE` gives it one."));
    }

    private static void edit(CommandContext context, Path edited) throws IOException {
        String editor = Stream.of("VISUAL", "EDITOR")
                .map(name -> context.here().variables().getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(USUAL);
        int status = SystemProcess.run(
                context,
                List.of(
                        "/bin/sh",
                        "-c",
                        editor + " \"$1\"",
                        "sh",
                        edited.toAbsolutePath().toString()),
                context.here().out());
        if (status == NO_PROGRAM) {
            throw new UsageException(
                    "there is no editor '" + editor + "'. Maybe set EDITOR to one, such as EDITOR=nano.");
        }
        if (status != 0) {
            throw new UsageException(
                    "the editor '" + editor + "' ended with status " + status + "; the file is as it left it.");
        }
    }
}
