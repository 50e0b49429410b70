package org.astrapia.shell.command.genotype;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeDiff;
import org.astrapia.report.terminal.SideBySide;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.OperationsOption;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code genotype diff}: two genotypes node by node; done (status 0) whether or not they differ. */
final class GenotypeDiffCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "A genotype.")
    Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", description = "Another one.")
    Path second = Path.of("");

    @Override
    public int run(CommandContext context) {
        Genotype before = GenotypeArgument.read(context, first, operations);
        Genotype after = GenotypeArgument.read(context, second, operations);
        GenotypeDiff diff = GenotypeDiff.between(before, after);
        if (context.json()) {
            List<Map<String, Object>> changes =
                    diff.changes().stream().map(GenotypeDiffCommand::document).toList();
            context.printJson(Map.of("changes", changes));
        } else if (diff.isEmpty()) {
            context.print("the cells are the same");
        } else if (context.here().terminals().out() && context.style().width() >= SideBySide.LEAST_WIDTH) {
            context.print(SideBySide.render(before, after, context.style()));
        } else {
            context.print(diff.print());
        }
        return ExitStatus.DONE;
    }

    private static Map<String, Object> document(GenotypeDiff.Change change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("cell", change.cell());
        document.put("node", change.key());
        document.put("before", change.before().orElse(null));
        document.put("after", change.after().orElse(null));
        return document;
    }
}
