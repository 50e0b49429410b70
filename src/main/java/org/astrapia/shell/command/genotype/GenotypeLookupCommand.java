package org.astrapia.shell.command.genotype;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.table.AccuracyTable;
import org.astrapia.run.table.AccuracyTable.Alike;
import org.astrapia.run.table.AccuracyTable.Place;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.OperationsOption;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genotype lookup}: what a table says of a genotype's true accuracy. */
final class GenotypeLookupCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    @Parameters(paramLabel = "FILE", description = "A genotype of cells as in the space nas-bench-201.")
    Path file = Path.of("");

    @Option(
            names = "--table",
            required = true,
            paramLabel = "CSV",
            description =
                    "Its columns: architecture or ArchitectureString, and accuracy in per cent, or those of nas-bench-201.csv.")
    Path table = Path.of("");

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "The column of the accuracies, where it has another name.")
    Optional<String> column = Optional.empty();

    /** What one column says. */
    private record Result(String column, Place place, Alike alike) {}

    @Override
    public int run(CommandContext context) {
        Genotype genotype = GenotypeArgument.readNetwork(
                context,
                file,
                operations.read(context).keySet(),
                read -> GenotypeCheck.misfits(read, EdgeTexts.SPACE, EdgeTexts.SHAPE));
        AccuracyTable known = AccuracyTable.read(context.resolve(table), column);
        String text = EdgeTexts.print(genotype);
        List<Result> results = new ArrayList<>();
        for (String name : known.columns()) {
            Place place = known.find(genotype, name)
                    .orElseThrow(() -> new UsageException(file + ": " + table + " has no architecture " + text + "."));
            results.add(new Result(name, place, known.alike(genotype, name)));
        }
        if (context.json()) {
            context.printJson(document(text, results));
        } else {
            print(context, text, results);
        }
        return ExitStatus.DONE;
    }

    private static void print(CommandContext context, String text, List<Result> results) {
        TerminalTable drawn = new TerminalTable()
                .column("column", Align.LEFT)
                .column("accuracy", Align.RIGHT)
                .column("rank", Align.RIGHT)
                .column("of", Align.RIGHT)
                .column("better than", Align.RIGHT);
        boolean same = results.get(0).alike().others() > 0;
        if (same) {
            drawn.column("isomorphic cells", Align.RIGHT);
        }
        for (Result result : results) {
            List<String> row = new ArrayList<>(List.of(
                    result.column(),
                    percent(result.place().accuracy()),
                    number(result.place().rank()),
                    number(result.place().of()),
                    String.format(Locale.ROOT, "%.1f %%", result.place().percentile())));
            if (same) {
                row.add(percent(result.alike().lowest()) + " to "
                        + percent(result.alike().highest()));
            }
            drawn.row(row);
        }
        context.print(text);
        context.print(drawn.render(context.style()));
        int others = results.get(0).alike().others();
        context.print((others == 0
                        ? "no other architecture of the table is isomorphic"
                        : number(others) + (others == 1 ? " other is" : " others are") + " isomorphic")
                + ", by the form " + results.get(0).alike().form());
    }

    private static Map<String, Object> document(String text, List<Result> results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("architecture", text);
        document.put("form", results.get(0).alike().form());
        document.put("isomorphic", results.get(0).alike().others());
        List<Map<String, Object>> columns = new ArrayList<>();
        for (Result result : results) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("column", result.column());
            one.put("accuracy", result.place().accuracy());
            one.put("rank", result.place().rank());
            one.put("of", result.place().of());
            one.put("percentile", result.place().percentile());
            one.put("isomorphic_lowest", result.alike().lowest());
            one.put("isomorphic_highest", result.alike().highest());
            columns.add(one);
        }
        document.put("columns", columns);
        return document;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
