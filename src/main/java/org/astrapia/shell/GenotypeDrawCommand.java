package org.astrapia.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.astrapia.report.CellDrawing;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genotype draw}: both cells as a picture. */
final class GenotypeDrawCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(paramLabel = "FILE", description = "A genotype.")
    Path file = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "SVG", description = "New file for the picture.")
    Path out = Path.of("");

    @Override
    int run(Context context) throws IOException {
        GenotypeFiles.writeNew(context, out, CellDrawing.document(GenotypeFiles.read(context, file, operations)));
        if (context.json()) {
            context.printJson(Map.of("drawing_path", out.toString()));
        } else {
            context.print(out.toString());
        }
        return ExitStatus.DONE;
    }
}
