package org.astrapia.shell.command.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Suggestions;
import org.astrapia.report.ComparisonDocument;
import org.astrapia.report.SearchRows;
import org.astrapia.report.terminal.ComparisonTable;
import org.astrapia.report.terminal.PublishedTable;
import org.astrapia.report.terminal.SearchesTable;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.run.content.Run;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.DidYouMean;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.RunArguments;
import org.astrapia.shell.process.ExitStatus;
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

    @Option(
            names = "--searches",
            description = "Only what the searches found, by the table of true accuracies that they were shown.")
    boolean searches;

    @Option(names = "--csv", paramLabel = "FILE", description = "With --searches: a new file for its rows.")
    Optional<Path> csv = Optional.empty();

    @Override
    public int run(CommandContext context) throws IOException {
        List<Run> given = RunArguments.read(arguments.find(context));
        if (csv.isPresent() && !searches) {
            throw new UsageException("--csv writes the rows of --searches; give both.");
        }
        if (searches && !context.json()) {
            return searches(context, given);
        }
        column.ifPresent(name -> requireColumn(name, ComparisonTable.columns(given)));
        List<Run> runs = column.map(name -> ComparisonTable.sorted(given, name)).orElse(given);
        if (context.json()) {
            context.printJson(ComparisonDocument.of(runs));
        } else {
            context.print(ComparisonTable.of(runs, context.style()).render(context.style()));
            PublishedTable.of(runs, context.style()).ifPresent(table -> {
                context.print(
                        "Beside published accuracies on the balanced test set; the best tested epoch chose nothing:\n");
                context.print(table.render(context.style()));
            });
        }
        return ExitStatus.DONE;
    }

    private int searches(CommandContext context, List<Run> runs) throws IOException {
        TerminalTable table = SearchesTable.of(runs, context.style())
                .orElseThrow(() ->
                        new UsageException("none of these runs is a search that was shown a table of true accuracies;"
                                + " space.table=FILE.csv gives a search one."));
        if (csv.isPresent()) {
            GenotypeArgument.writeNew(context, context.resolve(csv.get()), SearchRows.of(runs));
        }
        context.print(table.render(context.style()));
        return ExitStatus.DONE;
    }

    private static void requireColumn(String name, List<String> columns) {
        if (!columns.contains(name)) {
            throw new UsageException("--sort " + name + ": these runs can be sorted by "
                    + Suggestions.alternatives(columns) + "." + DidYouMean.advice(name, columns));
        }
    }
}
