package org.astrapia.shell.command.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.files.AtomicFile;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.experiment.Proposal;
import org.astrapia.shell.experiment.RunTime;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new}: begins an experiment whose values are all defaults, or writes one that suits a person's own images. */
final class NewCommand extends Command {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Its name; untitled if not given. With --from key=value words.")
    List<String> words = List.of();

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description =
                    "Propose an experiment for a folder of images, a table that names images and classes, or an npz file.")
    Optional<Path> from = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "With --from: the file to write, which must not exist.")
    Optional<Path> out = Optional.empty();

    @Override
    public int run(CommandContext context) throws IOException {
        if (from.isPresent()) {
            return propose(context);
        }
        if (out.isPresent()) {
            throw new UsageException("--out belongs to --from: new --from PATH --out FILE.");
        }
        if (words.size() > 1 || words.stream().anyMatch(word -> word.contains("="))) {
            throw new UsageException("new takes one NAME, or --from PATH with key=value words.");
        }
        CurrentExperiment fresh =
                CurrentExperiment.fresh(words.stream().findFirst().orElse("untitled"));
        fresh.load(List.of());
        if (!context.session().mayDiscardChanges(context::note)) {
            return ExitStatus.USAGE; // so that what follows on the line is not done to the other experiment
        }
        context.session().use(fresh);
        return ExitStatus.DONE;
    }

    private int propose(CommandContext context) throws IOException {
        Path data = context.resolve(from.get());
        if (!Files.exists(data)) {
            throw new UsageException("--from: there is no `" + from.get() + "`.");
        }
        Path shown = out.orElseThrow(() -> new UsageException("new --from PATH also needs --out FILE.yaml."));
        Path file = context.resolve(shown);
        if (Files.exists(file)) {
            throw new UsageException(shown + ": it exists already; --out wants a new file.");
        }
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new UsageException(shown + ": there is no folder to write it to.");
        }
        Optional<String> name =
                words.stream().filter(word -> !word.contains("=")).findFirst();
        List<String> changes = Stream.concat(
                        name.map(given -> "experiment=" + given).stream(),
                        words.stream().filter(word -> word.contains("=")))
                .toList();
        Proposal proposal = Proposal.of(data, file, changes);
        AtomicFile.replace(file, proposal.text());
        if (context.session().mayDiscardChanges(context::note)) {
            context.session().use(CurrentExperiment.open(file));
        }
        tell(context, shown, proposal);
        return ExitStatus.DONE;
    }

    private static void tell(CommandContext context, Path shown, Proposal proposal) {
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("experiment_path", shown.toString());
            document.put("classes", proposal.outline().classes());
            document.put("available", proposal.outline().available());
            document.put("test", proposal.outline().test());
            document.put("several_labels", proposal.outline().hasSeveralLabels());
            document.put("seconds", Math.round(proposal.seconds()));
            context.printJson(document);
            return;
        }
        proposal.outline().notes().forEach(context::note);
        context.print(
                shown + ": an experiment for " + proposal.outline().classes().size() + " classes, "
                        + RunTime.described(proposal.seconds()) + " on this processor");
        context.print("next: `check " + shown + "`, `data stats " + shown + "`, `run " + shown + "`");
    }
}
