package org.astrapia.shell.command.genotype;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.astrapia.genotype.Genotype;
import org.astrapia.report.html.CellDrawing;
import org.astrapia.report.terminal.TerminalCell;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.OperationsOption;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genotype draw}: the cells as text or as a picture. */
final class GenotypeDrawCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(paramLabel = "FILE", description = "A genotype.")
    Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "SVG",
            description = "New file for a picture; without it the cells are drawn here.")
    Optional<Path> out = Optional.empty();

    @Override
    public int run(CommandContext context) throws IOException {
        Genotype genotype = GenotypeArgument.read(context, file, operations);
        if (out.isEmpty()) {
            String drawn = TerminalCell.render(genotype, context.style());
            if (context.json()) {
                context.printJson(Map.of("drawing", drawn));
            } else {
                context.print(drawn);
            }
            return ExitStatus.DONE;
        }
        GenotypeArgument.writeNew(context, out.get(), CellDrawing.document(genotype));
        if (context.json()) {
            context.printJson(Map.of("drawing_path", out.get().toString()));
        } else {
            context.export(out.get().toString());
        }
        return ExitStatus.DONE;
    }
}
