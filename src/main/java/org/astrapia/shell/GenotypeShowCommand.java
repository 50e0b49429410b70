package org.astrapia.shell;

import java.nio.file.Path;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code genotype show}: a genotype in its canonical form. */
final class GenotypeShowCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(paramLabel = "FILE", description = "A genotype.")
    Path file = Path.of("");

    @Override
    int run(Context context) {
        Genotype genotype = GenotypeFiles.read(context, file, operations);
        if (context.json()) {
            context.printJson(GenotypeDocument.of(genotype));
        } else {
            context.export(GenotypeText.print(genotype));
        }
        return ExitStatus.DONE;
    }
}
