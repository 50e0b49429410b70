package org.astrapia.report.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.RunGroups;
import org.astrapia.report.figures.TestSet;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;

/**
 * Runs beside each other: for {@code runs compare}. The difference to another network is taken within each run, so that
 * the seeds are paired; runs of the same experiment are summed up as mean and standard deviation.
 */
public final class ComparisonTable {
    private static final List<Measure> LEADING = List.of(
            Measure.BALANCED,
            Measure.LONG_TAILED,
            Measure.MANY,
            Measure.MEDIUM,
            Measure.FEW,
            Measure.RAREST,
            Measure.PARAMETERS);
    private static final List<Measure> LEADING_OF_SEVERAL_LABELS =
            List.of(Measure.AUROC, Measure.AVERAGE_PRECISION, Measure.MACRO_F1, Measure.PARAMETERS);
    private static final List<String> WORDS = List.of("run", "seed", "search-time");

    private ComparisonTable() {}

    /** Accuracies in per cent of the searched networks, and on the balanced test set of the others. */
    public static TerminalTable of(List<Run> runs, Style style) {
        List<String> others = runs.stream()
                .flatMap(run -> run.networks().stream().skip(1))
                .map(NetworkResult::name)
                .distinct()
                .toList();
        TerminalTable table = new TerminalTable().column("run", Align.LEFT).column("seed", Align.RIGHT);
        List<Measure> leading = TestSet.of(runs) == TestSet.SEVERAL_LABELS ? LEADING_OF_SEVERAL_LABELS : LEADING;
        leading.forEach(measure -> table.column(measure.word().replace("-", "-\n"), Align.RIGHT));
        others.forEach(other -> table.column(other, Align.RIGHT).column("above\n" + other, Align.RIGHT));
        for (RunGroup group : RunGroups.of(runs)) {
            for (Run run : group.runs()) {
                RunGroup single = new RunGroup(group.label(), List.of(run));
                table.row(cells(run.name(), run.seeds(), single, leading, others, style));
            }
            if (group.runs().size() > 1) {
                int evaluated = group.lead()
                        .map(lead -> group.sample(lead, leading.get(0)).size())
                        .orElse(0);
                table.row(cells(group.label() + ", mean of " + evaluated, "", group, leading, others, style));
            }
        }
        return table;
    }

    private static List<String> cells(
            String name, String seed, RunGroup group, List<Measure> leading, List<String> others, Style style) {
        List<String> cells = new ArrayList<>(List.of(name, seed));
        String lead = group.lead().orElse("");
        Measure first = leading.get(0);
        for (Measure measure : leading) {
            cells.add(measure.shown(group.sample(lead, measure), style.unicode()));
        }
        for (String other : others) {
            boolean beside = !other.equals(lead);
            cells.add(beside ? group.sample(other, first).percent(style.unicode()) : "");
            cells.add(beside ? group.difference(lead, other, first).percent(style.unicode()) : "");
        }
        return cells;
    }

    /** What the runs can be sorted by. */
    public static List<String> columns(List<Run> runs) {
        return Stream.of(
                        WORDS.stream(),
                        Stream.of(Measure.values()).map(Measure::word),
                        runs.stream().flatMap(run -> run.networks().stream()).map(NetworkResult::name))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /**
     * The runs in the order of a column, the best or smallest first: accuracies of the searched network from the highest,
     * all else from the least; the name of a network stands for its accuracy on the balanced test set. Runs without a value
     * come last.
     *
     * @param column one of {@link #columns}
     */
    public static List<Run> sorted(List<Run> runs, String column) {
        Comparator<Run> order = switch (column) {
            case "run" -> Comparator.comparing(Run::name);
            case "seed" ->
                Comparator.comparing(
                                (Run run) -> run.provenance().at("seeds").number("search"), ComparisonTable::leastFirst)
                        .thenComparing(Run::seeds);
            case "search-time" ->
                Comparator.comparing((Run run) -> run.summary().number("search_seconds"), ComparisonTable::leastFirst);
            default -> byNetwork(column);
        };
        return runs.stream().sorted(order).toList();
    }

    private static Comparator<Run> byNetwork(String column) {
        Optional<Measure> found = Stream.of(Measure.values())
                .filter(measure -> measure.word().equals(column.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty()) {
            return Comparator.comparing(
                    (Run run) -> run.network(column)
                            .map(NetworkResult::balancedAccuracy)
                            .orElse(OptionalDouble.empty()),
                    ComparisonTable::mostFirst);
        }
        Measure measure = found.get();
        return Comparator.comparing(
                (Run run) -> run.networks().isEmpty()
                        ? OptionalDouble.empty()
                        : measure.of(run.networks().get(0)),
                measure.isShare() ? ComparisonTable::mostFirst : ComparisonTable::leastFirst);
    }

    private static int leastFirst(OptionalDouble one, OptionalDouble other) {
        return Double.compare(one.orElse(Double.POSITIVE_INFINITY), other.orElse(Double.POSITIVE_INFINITY));
    }

    private static int mostFirst(OptionalDouble one, OptionalDouble other) {
        return Double.compare(other.orElse(Double.NEGATIVE_INFINITY), one.orElse(Double.NEGATIVE_INFINITY));
    }
}
