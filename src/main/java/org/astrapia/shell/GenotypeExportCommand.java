package org.astrapia.shell;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genotype export}: the Python text that a published code takes. */
final class GenotypeExportCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(paramLabel = "FILE", description = "A genotype.")
    Path file = Path.of("");

    @Option(names = "--as", required = true, paramLabel = "FORM", description = "darts or fairdarts.")
    String form = "";

    @Override
    int run(Context context) {
        String text = PublishedForm.of(form).print(GenotypeFiles.read(context, file, operations));
        if (context.json()) {
            context.printJson(Map.of("python", text));
        } else {
            context.export(text);
        }
        return ExitStatus.DONE;
    }
}
