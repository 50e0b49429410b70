package org.astrapia.shell.command.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.export.ExportFormat;
import org.astrapia.export.RunModel;
import org.astrapia.language.EnumWords;
import org.astrapia.run.RunFolder;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.DidYouMean;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: writes a run's trained network for other programs. */
final class ExportCommand extends Command {
    @Mixin
    RunArgument run = new RunArgument();

    @Option(
            names = "--as",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description =
                    "savedmodel, a folder for TensorFlow; onnx, a file for ONNX runtimes; pytorch, a folder with a module; npz, the weights for NumPy.")
    String format = "";

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "New file or folder.")
    Path out = Path.of("");

    @Option(
            names = "--baseline",
            description = "The fixed network that was trained beside, in the place of the run's own.")
    boolean baseline;

    @Override
    public int run(CommandContext context) throws IOException {
        ExportFormat as = format();
        Path target = context.resolve(out).toAbsolutePath().normalize();
        requireNew(target);
        RunFolder folder = run.find(context);
        RunModel model = RunModel.of(folder, baseline);
        if (!as.write(target, model)) {
            throw exists();
        }
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("export_path", target.toString());
            document.put("format", format);
            document.put("model", model.card().document());
            context.printJson(document);
        } else {
            context.export(out.toString());
            context.note(model.card().network() + " of " + folder.name() + ": "
                    + model.card().weights());
        }
        return ExitStatus.DONE;
    }

    private void requireNew(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists();
        }
        if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
            throw new UsageException(out + ": there is no folder " + target.getParent() + " to write it to.");
        }
    }

    private UsageException exists() {
        return new UsageException(out + ": it exists already and is not overwritten.");
    }

    private ExportFormat format() {
        return Arrays.stream(ExportFormat.values())
                .filter(known -> EnumWords.of(known).equals(format))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no format '" + format + "', only "
                        + String.join(", ", names()) + "." + DidYouMean.advice(format, names())));
    }

    private static List<String> names() {
        return EnumWords.all(ExportFormat.class);
    }

    /** The words, for completion. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}
