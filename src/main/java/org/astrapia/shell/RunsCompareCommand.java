package org.astrapia.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Suggestions;
import org.astrapia.report.ComparisonDocument;
import org.astrapia.report.ComparisonTable;
import org.astrapia.report.Run;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs compare}: runs beside each other, with means over the runs of an experiment. */
final class RunsCompareCommand extends Command {
    @Mixin
    RunArguments arguments = new RunArguments();

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description = "Best first by this column: balanced, few, parameters, ... or the name of a network.")
    Optional<String> column = Optional.empty();

    @Override
    int run(Context context) throws IOException {
        List<Run> given = RunArguments.read(arguments.find(context));
        column.ifPresent(name -> requireColumn(name, ComparisonTable.columns(given)));
        List<Run> runs = column.map(name -> ComparisonTable.sorted(given, name)).orElse(given);
        if (context.json()) {
            context.printJson(ComparisonDocument.of(runs));
        } else {
            context.print(ComparisonTable.of(runs, context.style()).render(context.style()));
        }
        return ExitStatus.DONE;
    }

    private static void requireColumn(String name, List<String> columns) {
        if (!columns.contains(name)) {
            throw new UsageException("--sort " + name + ": these runs can be sorted by "
                    + Suggestions.alternatives(columns) + "." + Meant.advice(name, columns));
        }
    }
}
