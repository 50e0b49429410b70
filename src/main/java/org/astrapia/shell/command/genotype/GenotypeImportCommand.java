package org.astrapia.shell.command.genotype;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.genotype.ImportedGenotype;
import org.astrapia.language.Source;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.OperationsOption;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genotype import}: makes a genotype of the text of a published code; it is parsed, never evaluated. */
final class GenotypeImportCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(
            paramLabel = "FILE",
            description =
                    "Python text or JSON, Genotype(normal=[...], ...), or |op~0|+|op~0|op~1|+..., also within a log or a whole genotypes.py.")
    Path file = Path.of("");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "FORM",
            completionCandidates = PublishedForm.Names.class,
            description = PublishedForm.ALLOWED + ".")
    String form = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The genotype to read, by its name in the text, when the text has several.")
    Optional<String> name = Optional.empty();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "New file; the genotype takes its name from it.")
    Path out = Path.of("");

    @Override
    public int run(CommandContext context) throws IOException {
        Source source = Source.read(context.resolve(file));
        ImportedGenotype imported = PublishedForm.of(form)
                .read(source, name, nameOf(out), operations.read(context).keySet());
        context.warn(imported.notices());
        Genotype genotype = imported.genotype();
        GenotypeArgument.writeNew(context, out, GenotypeText.print(genotype));
        if (context.json()) {
            context.printJson(Map.of("genotype_path", out.toString(), "genotype", GenotypeDocument.of(genotype)));
        } else {
            context.export(out.toString());
        }
        return ExitStatus.DONE;
    }

    private static String nameOf(Path file) {
        String name = file.toAbsolutePath().normalize().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
