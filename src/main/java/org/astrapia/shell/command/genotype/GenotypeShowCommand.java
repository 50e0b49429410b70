package org.astrapia.shell.command.genotype;

import java.nio.file.Path;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.OperationsOption;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code genotype show}: a genotype in its canonical form. */
final class GenotypeShowCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(paramLabel = "FILE", description = "A genotype.")
    Path file = Path.of("");

    @Override
    public int run(CommandContext context) {
        Genotype genotype = GenotypeArgument.read(context, file, operations);
        if (context.json()) {
            context.printJson(GenotypeDocument.of(genotype));
        } else {
            context.export(GenotypeText.print(genotype));
        }
        return ExitStatus.DONE;
    }
}
