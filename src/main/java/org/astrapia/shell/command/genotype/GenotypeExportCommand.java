package org.astrapia.shell.command.genotype;

import java.nio.file.Path;
import java.util.Map;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.OperationsOption;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genotype export}: the text that a published code takes. */
final class GenotypeExportCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(paramLabel = "FILE", description = "A genotype.")
    Path file = Path.of("");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "FORM",
            completionCandidates = PublishedForm.Names.class,
            description = PublishedForm.ALLOWED + ".")
    String form = "";

    @Override
    public int run(CommandContext context) {
        String text = PublishedForm.of(form).print(GenotypeArgument.read(context, file, operations));
        if (context.json()) {
            context.printJson(Map.of(form.equals("nas-bench-201") ? "text" : "python", text));
        } else {
            context.export(text);
        }
        return ExitStatus.DONE;
    }
}
