package org.astrapia.shell.command.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.astrapia.config.DataDescription;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.DataStatistics;
import org.astrapia.language.JsonText;
import org.astrapia.report.terminal.TerminalBars;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;

/** {@code data stats}: the images of each class in each part of an experiment's data. */
final class DataStatsCommand extends Command {
    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Override
    public int run(CommandContext context) {
        LoadedExperiment loaded = arguments.read(context);
        DataDescription data = loaded.experiment().data();
        DataStatistics statistics =
                DataStatistics.of(ExperimentData.read(context, loaded), data.distribution(), data.normalise());
        if (context.json()) {
            Map<String, Object> document = JsonText.fields(statistics);
            document.put("imbalance_ratio", statistics.imbalanceRatio());
            context.printJson(document);
            return ExitStatus.DONE;
        }
        context.print(table(statistics).render(context.style()));
        context.print("\n" + bars(statistics).render(context.style()));
        context.print(String.format(Locale.ROOT, "\nimbalance ratio %.1f", statistics.imbalanceRatio()));
        statistics.notes().forEach(context::print);
        return ExitStatus.DONE;
    }

    private static TerminalTable table(DataStatistics statistics) {
        TerminalTable table = new TerminalTable().column("class", Align.LEFT);
        List<List<Integer>> columns = List.of(
                statistics.available(),
                statistics.kept(),
                statistics.weights(),
                statistics.architecture(),
                statistics.test(),
                statistics.longTailedTest());
        for (String header : List.of(
                "available", "training", "for the\nweights", "for the\narchitecture", "test", "long-tailed\ntest")) {
            table.column(header, Align.RIGHT);
        }
        for (int label = 0; label < statistics.classes().size(); label++) {
            table.row(row(statistics.classes().get(label), columns, IntStream.of(label)));
        }
        table.row(row("all", columns, IntStream.range(0, statistics.classes().size())));
        return table;
    }

    private static List<String> row(String name, List<List<Integer>> columns, IntStream labels) {
        int[] summed = labels.toArray();
        List<String> row = new ArrayList<>();
        row.add(name);
        for (List<Integer> column : columns) {
            long sum = IntStream.of(summed).mapToLong(column::get).sum();
            row.add(String.format(Locale.ROOT, "%,d", sum));
        }
        return row;
    }

    private static TerminalBars bars(DataStatistics statistics) {
        TerminalBars bars = new TerminalBars();
        for (int label = 0; label < statistics.classes().size(); label++) {
            int kept = statistics.kept().get(label);
            bars.bar(statistics.classes().get(label), kept, String.format(Locale.ROOT, "%,d", kept));
        }
        return bars;
    }
}
